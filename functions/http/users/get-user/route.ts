import { idSchema } from '@patchbay/core/kernel';
import { userSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getUser',
  module: 'users',
  method: 'GET',
  path: '/v1/users/{user_id}',
  summary: 'Get a user',
  auth: 'cognito',
  scope: 'users:read',
  params: z.strictObject({ user_id: idSchema('user') }),
  success: { status: 200, schema: userSchema, description: 'The user' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
