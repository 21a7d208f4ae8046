import { httpHandler } from '@patchbay/http/handler';
import { composeReplaying } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeReplaying, (request, { replayDelivery }) =>
  replayDelivery(request.scope, request.params.webhook_delivery_id),
);
