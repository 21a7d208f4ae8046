import { callBatchSchema } from '@patchbay/core/call-batches';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'pauseCallBatch',
  module: 'call-batches',
  method: 'POST',
  path: '/v1/call-batches/{call_batch_id}/pause',
  summary: 'Pause a batch of calls',
  description:
    'No call of it is begun until it is resumed; calls under way go on. Pausing a paused batch changes nothing.',
  auth: 'cognito',
  scope: 'calls:write',
  params: z.strictObject({ call_batch_id: idSchema('batch') }),
  success: { status: 200, schema: callBatchSchema, description: 'The batch as it is now' },
  errors: ['not_found', 'call_batch_ended'],
  uses: ['mongo'],
  audit: ['call_batch.paused'],
  idempotency: 'optional',
  dry_run: true,
});
