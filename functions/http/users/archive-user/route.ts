import { idSchema } from '@patchbay/core/kernel';
import { userSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archiveUser',
  module: 'users',
  method: 'POST',
  path: '/v1/users/{user_id}/archive',
  summary: 'Archive a user',
  description:
    'No session starts for it any more, and its session tokens stop working within 60 seconds. It is still read, and hidden from lists.',
  auth: 'cognito',
  scope: 'users:write',
  params: z.strictObject({ user_id: idSchema('user') }),
  success: { status: 200, schema: userSchema, description: 'The user' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['user.archived'],
  idempotency: 'optional',
  dry_run: true,
});
