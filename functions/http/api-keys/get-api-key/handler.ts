import { httpHandler } from '@patchbay/http/handler';
import { composeReading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeReading, (request, { apiKeys }) =>
  apiKeys.get(request.scope, request.params.api_key_id),
);
