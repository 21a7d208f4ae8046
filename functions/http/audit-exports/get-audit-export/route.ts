import { auditExportWithFileSchema } from '@patchbay/core/audit';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getAuditExport',
  module: 'audit-exports',
  method: 'GET',
  path: '/v1/audit-exports/{audit_export_id}',
  summary: 'Get an audit export, with the address of its file once it is completed',
  auth: 'cognito',
  scope: 'audit:read',
  params: z.object({ audit_export_id: idSchema('audit_export') }),
  success: { status: 200, schema: auditExportWithFileSchema, description: 'The export' },
  errors: ['not_found'],
  uses: ['mongo', 'exports:presign'],
  audit: [],
  idempotency: 'none',
});
