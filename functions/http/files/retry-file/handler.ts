import { httpHandler } from '@patchbay/http/handler';
import { composeRetrying } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeRetrying, (request, { retryFile }) =>
  retryFile(request.scope, request.params.file_id),
);
