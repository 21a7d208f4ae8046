import { httpHandler } from '@patchbay/http/handler';
import { composePurging } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composePurging, (request, { purgeFile }) =>
  purgeFile(request.scope, request.params.file_id),
);
