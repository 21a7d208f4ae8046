import { callBatchSchema } from '@patchbay/core/call-batches';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getCallBatch',
  module: 'call-batches',
  method: 'GET',
  path: '/v1/call-batches/{call_batch_id}',
  summary: 'Get a batch of calls',
  auth: 'cognito',
  scope: 'calls:read',
  params: z.strictObject({ call_batch_id: idSchema('batch') }),
  success: { status: 200, schema: callBatchSchema, description: 'The batch, with its rows by state and outcome' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
