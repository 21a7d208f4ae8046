import { httpHandler } from '@patchbay/http/handler';
import { composeRendering } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeRendering, ({ scope, params, body }, { renderer }) =>
  renderer.renderVersion(scope, params.prompt_id, params.version, body),
);
