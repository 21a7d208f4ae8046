import { callPageSchema, listCallsSchema } from '@patchbay/core/calls';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listCalls',
  module: 'calls',
  method: 'GET',
  path: '/v1/calls',
  summary: 'List calls',
  auth: 'cognito',
  scope: 'calls:read',
  query: listCallsSchema,
  success: { status: 200, schema: callPageSchema, description: 'A page of calls' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'calls that nobody answered', query: { direction: 'outbound', result: 'no_answer' } }],
});
