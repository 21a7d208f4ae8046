import { httpHandler } from '@patchbay/http/handler';
import { composeContents } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeContents, (request, { files }) =>
  files.detach(request.scope, request.params.index_id, request.params.file_id),
);
