import { httpHandler } from '@patchbay/http/handler';
import { composeDownloading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeDownloading, (request, { downloadFile }) =>
  downloadFile(request.scope, request.params.file_id, request.query),
);
