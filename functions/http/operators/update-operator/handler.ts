import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { roles }) =>
  roles.update(request.scope, request.params.operator_id, request.body, request.principal.scopes),
);
