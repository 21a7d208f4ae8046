import { httpHandler } from '@patchbay/http/handler';
import { composeMemberships } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeMemberships, (request, { memberships }) =>
  memberships.select(request.scope, request.params.operator_id),
);
