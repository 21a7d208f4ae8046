import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { tenants }) =>
  tenants.archive(request.scope, request.params.tenant_id),
);
