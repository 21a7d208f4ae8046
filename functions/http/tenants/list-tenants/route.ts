import { pageOf } from '@patchbay/core/kernel';
import { listTenantsSchema, tenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listTenants',
  module: 'tenants',
  method: 'GET',
  path: '/v1/tenants',
  summary: 'List tenants',
  auth: 'cognito',
  scope: 'platform:tenants',
  query: listTenantsSchema,
  success: { status: 200, schema: pageOf(tenantSchema), description: 'A page of tenants' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
