import { httpHandler } from '@patchbay/http/handler';
import { composeChunks } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeChunks, (request, { listChunks }) =>
  listChunks(request.scope, request.params, request.query),
);
