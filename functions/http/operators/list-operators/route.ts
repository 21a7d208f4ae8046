import { pageOf } from '@patchbay/core/kernel';
import { listOperatorsSchema, operatorSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listOperators',
  module: 'operators',
  method: 'GET',
  path: '/v1/operators',
  summary: 'List the people of the tenant',
  auth: 'cognito',
  scope: 'operators:read',
  query: listOperatorsSchema,
  success: { status: 200, schema: pageOf(operatorSchema), description: 'A page of operators' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'who owns the tenant', query: { role: 'owner', status: 'active' } }],
});
