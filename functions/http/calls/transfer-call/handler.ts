import { httpHandler } from '@patchbay/http/handler';
import { composeTransferring } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTransferring, (request, { transfer }) =>
  transfer(request.scope, request.params.call_id, request.body),
);
