import { httpHandler } from '@patchbay/http/handler';
import { composeResolving } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeResolving, (request, { numbers }) =>
  numbers.resolve(request.scope, request.query),
);
