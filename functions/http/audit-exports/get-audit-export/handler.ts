import { httpHandler } from '@patchbay/http/handler';
import { composeReading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeReading, ({ scope, params }, { exports }) =>
  exports.get(scope, params.audit_export_id),
);
