import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, params }, { auditEvents }) =>
  auditEvents.get(scope, params.audit_event_id),
);
