import { callBatchRowPageSchema, listCallBatchRowsSchema } from '@patchbay/core/call-batches';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listCallBatchRows',
  module: 'call-batches',
  method: 'GET',
  path: '/v1/call-batches/{call_batch_id}/rows',
  summary: 'List the rows of a batch',
  auth: 'cognito',
  scope: 'calls:read',
  params: z.strictObject({ call_batch_id: idSchema('batch') }),
  query: listCallBatchRowsSchema,
  success: {
    status: 200,
    schema: callBatchRowPageSchema,
    description: 'A page of rows with their calls, as they came',
  },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'whom nobody reached', query: { outcome: 'no_answer' } }],
});
