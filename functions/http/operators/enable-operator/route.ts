import { idSchema } from '@patchbay/core/kernel';
import { operatorSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'enableOperator',
  module: 'operators',
  method: 'POST',
  path: '/v1/operators/{operator_id}/enable',
  summary: 'Let a person into the tenant again',
  description: 'With the role that it had.',
  auth: 'cognito',
  scope: 'operators:manage',
  params: z.strictObject({ operator_id: idSchema('operator') }),
  success: { status: 200, schema: operatorSchema, description: 'The operator' },
  errors: ['not_found', 'own_access', 'unprocessable', 'upstream_failed'],
  uses: ['mongo', 'cognito:people:manage'],
  audit: ['operator.enabled'],
  idempotency: 'optional',
});
