import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { numbers }) =>
  numbers.list(request.scope, request.query),
);
