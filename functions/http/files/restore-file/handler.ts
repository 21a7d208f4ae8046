import { httpHandler } from '@patchbay/http/handler';
import { composeRestoring } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeRestoring, (request, { restoreFile }) =>
  restoreFile(request.scope, request.params.file_id),
);
