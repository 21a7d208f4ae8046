import { httpHandler } from '@patchbay/http/handler';
import { composeStarting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(
  route,
  composeStarting,
  (request, { startSession }) => startSession.start(request.scope, request.body),
  (request, { startSession }, made) => startSession.reopen(request.scope, made.id, request.body),
);
