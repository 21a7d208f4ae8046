import { httpHandler } from '@patchbay/http/handler';
import { composeUploading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeUploading, (request, { uploadParts }) =>
  uploadParts.addresses(request.scope, request.params.file_id, request.body),
);
