import { httpHandler } from '@patchbay/http/handler';
import { composeWriting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeWriting, (request, { trunks }) =>
  trunks.restore(request.scope, request.params.sip_trunk_id),
);
