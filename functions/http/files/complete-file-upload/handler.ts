import { httpHandler } from '@patchbay/http/handler';
import { composeCompleting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeCompleting, (request, { completeUpload }) =>
  completeUpload(request.scope, request.params.file_id, request.body),
);
