import { idSchema } from '@patchbay/core/kernel';
import { operatorSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getOperator',
  module: 'operators',
  method: 'GET',
  path: '/v1/operators/{operator_id}',
  summary: 'Get a person of the tenant',
  auth: 'cognito',
  scope: 'operators:read',
  params: z.strictObject({ operator_id: idSchema('operator') }),
  success: { status: 200, schema: operatorSchema, description: 'The operator' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
