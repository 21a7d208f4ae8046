import { httpHandler } from '@patchbay/http/handler';
import { composeVersioning } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeVersioning, (request, { createFileVersion }) =>
  createFileVersion(request.scope, request.params.file_id, request.body),
);
