import { httpHandler } from '@patchbay/http/handler';
import { composeWriting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeWriting, (request, { numbers }) =>
  numbers.archive(request.scope, request.params.phone_number_id),
);
