import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { mappings }) =>
  mappings.listVersions(request.scope, request.params.inbound_mapping_id, request.query),
);
