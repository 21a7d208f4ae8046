import { httpHandler } from '@patchbay/http/handler';
import { composeArchiving } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeArchiving, (request, { archiveFile }) =>
  archiveFile(request.scope, request.params.file_id),
);
