import { idSchema } from '@patchbay/core/kernel';
import { operatorSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'disableOperator',
  module: 'operators',
  method: 'POST',
  path: '/v1/operators/{operator_id}/disable',
  summary: 'Shut a person out of the tenant',
  description:
    'Within 60 seconds, whatever tokens the person has. Nobody disables himself, nor a person who may do more than himself; the last active owner stays.',
  auth: 'cognito',
  scope: 'operators:manage',
  params: z.strictObject({ operator_id: idSchema('operator') }),
  success: { status: 200, schema: operatorSchema, description: 'The operator' },
  errors: ['not_found', 'own_access', 'last_owner', 'upstream_failed'],
  uses: ['mongo', 'cognito:people:manage'],
  audit: ['operator.disabled'],
  idempotency: 'optional',
});
