import { auditEventSchema } from '@patchbay/core/audit';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getAuditEvent',
  module: 'audit-events',
  method: 'GET',
  path: '/v1/audit-events/{audit_event_id}',
  summary: 'Get an audit event',
  auth: 'cognito',
  scope: 'audit:read',
  params: z.object({ audit_event_id: idSchema('audit_event') }),
  success: { status: 200, schema: auditEventSchema, description: 'The audit event' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
