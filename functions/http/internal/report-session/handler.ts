import { systemScope } from '@patchbay/core/kernel';
import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ params, body, origin }, { receiveReports }) =>
  receiveReports(systemScope(body.tenant_id, 'agent-runtime', origin), params.session_id, body.reports, body.run_id),
);
