import { idSchema } from '@patchbay/core/kernel';
import { userSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreUser',
  module: 'users',
  method: 'POST',
  path: '/v1/users/{user_id}/restore',
  summary: 'Restore an archived user',
  auth: 'cognito',
  scope: 'users:write',
  params: z.strictObject({ user_id: idSchema('user') }),
  success: { status: 200, schema: userSchema, description: 'The user' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['user.restored'],
  idempotency: 'optional',
  dry_run: true,
});
