import { membershipPageSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listMemberships',
  module: 'operators',
  method: 'GET',
  path: '/v1/memberships',
  summary: 'List the tenants that you belong to',
  description: 'For people; an API key belongs to one tenant.',
  auth: 'cognito',
  scope: 'operators:read',
  success: { status: 200, schema: membershipPageSchema, description: 'All of them' },
  errors: ['wrong_principal'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
