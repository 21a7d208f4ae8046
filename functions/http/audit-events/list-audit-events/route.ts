import { auditEventSchema, listAuditEventsSchema } from '@patchbay/core/audit';
import { pageOf } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listAuditEvents',
  module: 'audit-events',
  method: 'GET',
  path: '/v1/audit-events',
  summary: 'List audit events',
  description:
    'Every filter must hold; of several actions one. Times are those of the change: since is included, until is not.',
  auth: 'cognito',
  scope: 'audit:read',
  query: listAuditEventsSchema,
  success: { status: 200, schema: pageOf(auditEventSchema), description: 'A page of audit events' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [
    { name: 'what a person did to an agent', query: { actor_type: 'operator', entity_type: 'agent' } },
    { name: 'what a request changed', query: { request_id: 'req_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } },
  ],
});
