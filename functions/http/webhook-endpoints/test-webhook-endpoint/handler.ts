import { httpHandler } from '@patchbay/http/handler';
import { composeTesting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTesting, (request, { testEndpoint }) =>
  testEndpoint(request.scope, request.params.webhook_endpoint_id),
);
