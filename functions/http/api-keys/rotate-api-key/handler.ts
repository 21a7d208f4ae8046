import { httpHandler } from '@patchbay/http/handler';
import { composeRotating } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeRotating, (request, { apiKeys }) =>
  apiKeys.rotate(request.scope, request.params.api_key_id, request.body, request.principal.scopes),
);
