import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { mappings }) =>
  mappings.archive(request.scope, request.params.inbound_mapping_id),
);
