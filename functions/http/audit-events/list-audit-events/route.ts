import { auditEventSchema, listAuditEventsSchema } from '@patchbay/core/audit';
import { pageOf } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listAuditEvents',
  module: 'audit-events',
  method: 'GET',
  path: '/v1/audit-events',
  summary: 'List audit events',
  auth: 'cognito',
  scope: 'audit:read',
  query: listAuditEventsSchema,
  success: { status: 200, schema: pageOf(auditEventSchema), description: 'A page of audit events' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
