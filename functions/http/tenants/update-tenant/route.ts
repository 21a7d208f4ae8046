import { idSchema } from '@patchbay/core/kernel';
import { tenantSchema, updateTenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateTenant',
  module: 'tenants',
  method: 'PATCH',
  path: '/v1/tenants/{tenant_id}',
  summary: 'Change a tenant and its limits',
  description:
    'A field that is left out keeps its value, and so does each limit. New rates apply within 60 seconds. The same again changes nothing.',
  auth: 'cognito',
  scope: 'platform:tenants',
  params: z.strictObject({ tenant_id: idSchema('tenant') }),
  body: updateTenantSchema,
  success: { status: 200, schema: tenantSchema, description: 'The tenant' },
  errors: ['not_found', 'resource_archived'],
  uses: ['mongo'],
  audit: ['tenant.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [
    {
      name: 'more sessions and a higher rate',
      body: { limits: { max_concurrent_sessions: 100, max_requests_per_second: 500 } },
    },
    { name: 'a new name', body: { name: 'Cedar Clinic', metadata: { contract: 'C-1042' } } },
  ],
});
