import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, body }, { agents }) =>
  agents.unlabel(scope, params.agent_id, params.label, body),
);
