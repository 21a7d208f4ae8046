import { httpHandler } from '@patchbay/http/handler';
import { composeCreating } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeCreating, (request, { createFile }) =>
  createFile(request.scope, request.body),
);
