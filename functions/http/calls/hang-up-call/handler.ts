import { httpHandler } from '@patchbay/http/handler';
import { composeHangingUp } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeHangingUp, (request, { hangUp }) =>
  hangUp(request.scope, request.params.call_id),
);
