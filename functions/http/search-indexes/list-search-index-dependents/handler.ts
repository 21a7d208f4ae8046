import { httpHandler } from '@patchbay/http/handler';
import { composeLifecycle } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeLifecycle, (request, { dependents }) =>
  dependents.dependents(request.scope, request.params.index_id, request.query),
);
