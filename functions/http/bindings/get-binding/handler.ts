import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params, query }, { bindings }) =>
  bindings.get(scope, params.agent_id, params.binding_id, query.expand),
);
