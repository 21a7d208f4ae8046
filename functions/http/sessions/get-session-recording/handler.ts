import { httpHandler } from '@patchbay/http/handler';
import { composeRecordings } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeRecordings, (request, { getRecording }) =>
  getRecording(request.scope, request.params.session_id),
);
