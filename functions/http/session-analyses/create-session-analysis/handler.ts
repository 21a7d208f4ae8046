import { httpHandler } from '@patchbay/http/handler';
import { composeCreating } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeCreating, ({ scope, params, body }, { create }) =>
  create(scope, params.session_id, body),
);
