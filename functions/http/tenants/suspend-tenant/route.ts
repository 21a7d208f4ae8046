import { idSchema } from '@patchbay/core/kernel';
import { tenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'suspendTenant',
  module: 'tenants',
  method: 'POST',
  path: '/v1/tenants/{tenant_id}/suspend',
  summary: 'Suspend a tenant',
  description: 'Every credential of the tenant stops working within 60 seconds.',
  auth: 'cognito',
  scope: 'platform:tenants',
  params: z.strictObject({ tenant_id: idSchema('tenant') }),
  success: { status: 200, schema: tenantSchema, description: 'The tenant' },
  errors: ['not_found', 'resource_archived'],
  uses: ['mongo'],
  audit: ['tenant.suspended'],
  idempotency: 'optional',
  dry_run: true,
});
