import { auditExportSchema, listAuditExportsSchema } from '@patchbay/core/audit';
import { pageOf } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listAuditExports',
  module: 'audit-exports',
  method: 'GET',
  path: '/v1/audit-exports',
  summary: 'List audit exports',
  auth: 'cognito',
  scope: 'audit:read',
  query: listAuditExportsSchema,
  success: { status: 200, schema: pageOf(auditExportSchema), description: 'A page of exports' },
  errors: ['invalid_cursor'],
  uses: ['mongo', 'exports:presign'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'those that failed', query: { status: 'failed' } }],
});
