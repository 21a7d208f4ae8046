import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, body }, { renderer }) =>
  renderer.render(scope, params.prompt_id, params.version, body.variables),
);
