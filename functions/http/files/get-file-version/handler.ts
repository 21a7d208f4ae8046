import { httpHandler } from '@patchbay/http/handler';
import { composeReading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeReading, (request, { files }) =>
  files.getVersion(request.scope, request.params.file_id, request.params.version),
);
