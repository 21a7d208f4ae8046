import { systemScope } from '@patchbay/core/kernel';
import { httpHandler } from '@patchbay/http/handler';
import { composeTransfers } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTransfers, ({ params, body, origin }, { transferByAgent }) => {
  const { tenant_id, ...order } = body;
  return transferByAgent(systemScope(tenant_id, 'agent-runtime', origin), params.session_id, order);
});
