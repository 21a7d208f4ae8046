import { upsertUserSchema, userSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'upsertUser',
  module: 'users',
  method: 'PUT',
  path: '/v1/users',
  summary: 'Create a user or bring it up to date',
  description: 'Users are known by the external_id that the tenant gave them. The same input again changes nothing.',
  auth: 'cognito',
  scope: 'users:write',
  body: upsertUserSchema,
  success: { status: 200, schema: userSchema, description: 'The user' },
  errors: ['resource_archived'],
  uses: ['mongo'],
  audit: ['user.upserted'],
  idempotency: 'none',
  dry_run: true,
  examples: [
    { name: 'known by its id', body: { external_id: 'customer-1042' } },
    { name: 'with a name', body: { external_id: 'customer-1042', display_name: 'Ada', metadata: { plan: 'gold' } } },
  ],
});
