import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { trunks }) =>
  trunks.get(request.scope, request.params.sip_trunk_id),
);
