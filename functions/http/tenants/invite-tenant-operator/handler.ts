import { httpHandler } from '@patchbay/http/handler';
import { composeInviting } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeInviting, async (request, { tenants, operators }) => {
  const tenant = await tenants.get(request.scope, request.params.tenant_id);
  return operators.invite(request.scope, request.body, tenant.id);
});
