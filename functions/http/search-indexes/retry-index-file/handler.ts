import { httpHandler } from '@patchbay/http/handler';
import { composeFiles } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeFiles, (request, { files }) =>
  files.retry(request.scope, request.params.index_id, request.params.file_id),
);
