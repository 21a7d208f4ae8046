import { tenantWithUsageSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'getOwnTenant',
  module: 'tenants',
  method: 'GET',
  path: '/v1/tenant',
  summary: 'Get the own tenant with its limits and what it uses',
  auth: 'cognito',
  scope: 'tenants:read',
  success: { status: 200, schema: tenantWithUsageSchema, description: 'The tenant' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
