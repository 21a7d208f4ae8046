import { httpHandler } from '@patchbay/http/handler';
import { composeControl } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeControl, (request, { control }) =>
  control.mute(request.scope, request.params.call_id, request.body),
);
