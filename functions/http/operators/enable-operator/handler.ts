import { httpHandler } from '@patchbay/http/handler';
import { composeTeam } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTeam, (request, { team }) =>
  team.enable(request.scope, request.params.operator_id, request.principal.scopes),
);
