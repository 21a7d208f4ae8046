import { idSchema } from '@patchbay/core/kernel';
import { tenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'reactivateTenant',
  module: 'tenants',
  method: 'POST',
  path: '/v1/tenants/{tenant_id}/reactivate',
  summary: 'End the suspension of a tenant',
  auth: 'cognito',
  scope: 'platform:tenants',
  params: z.strictObject({ tenant_id: idSchema('tenant') }),
  success: { status: 200, schema: tenantSchema, description: 'The tenant' },
  errors: ['not_found', 'resource_archived'],
  uses: ['mongo'],
  audit: ['tenant.reactivated'],
  idempotency: 'optional',
  dry_run: true,
});
