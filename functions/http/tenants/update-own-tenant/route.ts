import { tenantSchema, updateOwnTenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'updateOwnTenant',
  module: 'tenants',
  method: 'PATCH',
  path: '/v1/tenant',
  summary: 'Change the own tenant',
  description: "Name, time zone and metadata. Limits are the platform's to change. The same again changes nothing.",
  auth: 'cognito',
  scope: 'tenants:write',
  body: updateOwnTenantSchema,
  success: { status: 200, schema: tenantSchema, description: 'The tenant' },
  errors: ['not_found', 'resource_archived'],
  uses: ['mongo'],
  audit: ['tenant.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [{ name: 'another time zone', body: { time_zone: 'Europe/Berlin' } }],
});
