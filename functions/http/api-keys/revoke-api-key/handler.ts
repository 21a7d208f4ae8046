import { httpHandler } from '@patchbay/http/handler';
import { composeRevoking } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeRevoking, (request, { apiKeys }) =>
  apiKeys.revoke(request.scope, request.params.api_key_id),
);
