import { httpHandler } from '@patchbay/http/handler';
import { composePlacing } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composePlacing, (request, { placeCall }) =>
  placeCall(request.scope, request.body),
);
