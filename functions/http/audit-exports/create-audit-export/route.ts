import { auditExportSchema, createAuditExportSchema } from '@patchbay/core/audit';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createAuditExport',
  module: 'audit-exports',
  method: 'POST',
  path: '/v1/audit-exports',
  summary: 'Export audit events to a file',
  description:
    'Takes the filters of the list and answers at once; a job writes the events, each with its seal, as gzip of JSON lines. Look at the export until it is completed or failed.',
  auth: 'cognito',
  scope: 'audit:export',
  body: createAuditExportSchema,
  success: { status: 202, schema: auditExportSchema, description: 'The export, queued' },
  errors: [],
  uses: ['mongo', 'audit-exports:send'],
  audit: ['audit_export.created'],
  idempotency: 'optional',
  examples: [
    { name: 'a month', body: { since: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' } },
    { name: 'what people changed in agents', body: { actor_type: 'operator', entity_type: 'agent' } },
  ],
});
