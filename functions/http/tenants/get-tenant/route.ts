import { idSchema } from '@patchbay/core/kernel';
import { tenantWithUsageSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getTenant',
  module: 'tenants',
  method: 'GET',
  path: '/v1/tenants/{tenant_id}',
  summary: 'Get a tenant with its limits and what it uses',
  auth: 'cognito',
  scope: 'platform:tenants',
  params: z.strictObject({ tenant_id: idSchema('tenant') }),
  success: { status: 200, schema: tenantWithUsageSchema, description: 'The tenant' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
