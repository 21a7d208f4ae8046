import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { replayEvents }) =>
  replayEvents(request.scope, request.params.webhook_endpoint_id, request.body),
);
