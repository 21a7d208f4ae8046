import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, body }, { environments }) =>
  environments.rollback(scope, params.agent_id, params.environment, body),
);
