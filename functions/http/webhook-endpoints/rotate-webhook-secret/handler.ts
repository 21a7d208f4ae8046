import { httpHandler } from '@patchbay/http/handler';
import { composeWriting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeWriting, (request, { endpoints }) =>
  endpoints.rotate(request.scope, request.params.webhook_endpoint_id, request.body),
);
