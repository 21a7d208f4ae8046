import { httpHandler } from '@patchbay/http/handler';
import { composeReading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeReading, (request, { updates }) =>
  updates.update(request.scope, request.params.api_key_id, request.body),
);
