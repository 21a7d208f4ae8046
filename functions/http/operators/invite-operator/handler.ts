import { httpHandler } from '@patchbay/http/handler';
import { composeTeam } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTeam, (request, { team }) =>
  team.invite(request.scope, request.body, request.principal.scopes),
);
