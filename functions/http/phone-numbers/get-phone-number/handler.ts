import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { numbers }) =>
  numbers.get(request.scope, request.params.phone_number_id),
);
