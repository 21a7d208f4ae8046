import { callBatchSchema } from '@patchbay/core/call-batches';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'cancelCallBatch',
  module: 'call-batches',
  method: 'POST',
  path: '/v1/call-batches/{call_batch_id}/cancel',
  summary: 'Cancel a batch of calls',
  description: 'Rows that wait are canceled; calls under way go on. Canceling a canceled batch changes nothing.',
  auth: 'cognito',
  scope: 'calls:write',
  params: z.strictObject({ call_batch_id: idSchema('batch') }),
  success: { status: 200, schema: callBatchSchema, description: 'The batch as it is now' },
  errors: ['not_found', 'call_batch_ended'],
  uses: ['mongo'],
  audit: ['call_batch.canceled'],
  idempotency: 'optional',
  dry_run: true,
});
