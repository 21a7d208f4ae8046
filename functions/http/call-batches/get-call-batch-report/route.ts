import { callBatchReportQuery, callBatchReportSchema } from '@patchbay/core/call-batches';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getCallBatchReport',
  module: 'call-batches',
  method: 'GET',
  path: '/v1/call-batches/{call_batch_id}/report',
  summary: 'Report of a batch of calls',
  auth: 'cognito',
  scope: 'calls:read',
  params: z.strictObject({ call_batch_id: idSchema('batch') }),
  query: callBatchReportQuery,
  success: { status: 200, schema: callBatchReportSchema, description: 'What came of the batch so far' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'with a line a row as CSV', query: { format: 'csv' } }],
});
