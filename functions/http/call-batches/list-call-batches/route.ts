import { callBatchPageSchema, listCallBatchesSchema } from '@patchbay/core/call-batches';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listCallBatches',
  module: 'call-batches',
  method: 'GET',
  path: '/v1/call-batches',
  summary: 'List batches of calls',
  auth: 'cognito',
  scope: 'calls:read',
  query: listCallBatchesSchema,
  success: { status: 200, schema: callBatchPageSchema, description: 'A page of batches' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'those that run', query: { status: 'running' } }],
});
