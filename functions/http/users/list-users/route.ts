import { pageOf } from '@patchbay/core/kernel';
import { listUsersSchema, userSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listUsers',
  module: 'users',
  method: 'GET',
  path: '/v1/users',
  summary: 'List users',
  auth: 'cognito',
  scope: 'users:read',
  query: listUsersSchema,
  success: { status: 200, schema: pageOf(userSchema), description: 'A page of users' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'the user that we call customer-1042', query: { external_id: 'customer-1042' } }],
});
