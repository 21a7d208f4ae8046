import { httpHandler } from '@patchbay/http/handler';
import { composeIssuing } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeIssuing, (request, { apiKeys }) =>
  apiKeys.create(request.scope, request.body, request.principal.scopes),
);
