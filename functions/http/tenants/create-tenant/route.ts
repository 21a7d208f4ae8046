import { createTenantSchema, tenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createTenant',
  module: 'tenants',
  method: 'POST',
  path: '/v1/tenants',
  summary: 'Create a tenant',
  description: 'Invite its first owner next, with inviteTenantOperator.',
  auth: 'cognito',
  scope: 'platform:tenants',
  body: createTenantSchema,
  success: { status: 201, schema: tenantSchema, description: 'The tenant' },
  errors: [],
  uses: ['mongo'],
  audit: ['tenant.created'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    { name: 'a clinic', body: { name: 'Cedar Clinic', home_region: 'eu-central-1', time_zone: 'Europe/Berlin' } },
    {
      name: 'limits of its own',
      body: { name: 'Willow Clinic', home_region: 'eu-central-1', limits: { max_concurrent_sessions: 100 } },
    },
  ],
});
