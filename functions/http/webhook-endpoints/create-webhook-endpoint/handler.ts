import { httpHandler } from '@patchbay/http/handler';
import { composeWriting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeWriting, (request, { endpoints }) =>
  endpoints.create(request.scope, request.body),
);
