import { httpHandler } from '@patchbay/http/handler';
import { composeStopping } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeStopping, (request, { stopFile }) =>
  stopFile(request.scope, request.params.file_id),
);
