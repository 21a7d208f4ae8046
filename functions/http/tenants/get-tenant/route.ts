import { idSchema } from '@patchbay/core/kernel';
import { tenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getTenant',
  module: 'tenants',
  method: 'GET',
  path: '/v1/tenants/{tenant_id}',
  summary: 'Get the own tenant',
  auth: 'cognito',
  scope: 'tenants:read',
  params: z.strictObject({ tenant_id: idSchema('tenant') }),
  success: { status: 200, schema: tenantSchema, description: 'The tenant' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
