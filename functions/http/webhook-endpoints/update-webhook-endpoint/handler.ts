import { httpHandler } from '@patchbay/http/handler';
import { composeUpdating } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeUpdating, (request, { updateEndpoint }) =>
  updateEndpoint(request.scope, request.params.webhook_endpoint_id, request.body),
);
