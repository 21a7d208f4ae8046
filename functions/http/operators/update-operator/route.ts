import { idSchema } from '@patchbay/core/kernel';
import { operatorSchema, updateOperatorSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateOperator',
  module: 'operators',
  method: 'PATCH',
  path: '/v1/operators/{operator_id}',
  summary: 'Give a person another role',
  description:
    'Counts within 60 seconds, whatever tokens the person has. Nobody changes his own role, nor that of a person who may do more than himself; the last active owner stays one.',
  auth: 'cognito',
  scope: 'operators:manage',
  params: z.strictObject({ operator_id: idSchema('operator') }),
  body: updateOperatorSchema,
  success: { status: 200, schema: operatorSchema, description: 'The operator' },
  errors: ['not_found', 'own_access', 'last_owner'],
  uses: ['mongo'],
  audit: ['operator.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [{ name: 'a developer becomes an admin', body: { role: 'admin' } }],
});
