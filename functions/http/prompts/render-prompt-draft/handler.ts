import { httpHandler } from '@patchbay/http/handler';
import { composeRendering } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeRendering, ({ scope, params, body }, { renderer }) =>
  renderer.renderDraft(scope, params.prompt_id, body),
);
