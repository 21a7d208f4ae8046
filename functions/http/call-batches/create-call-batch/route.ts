import { callBatchSchema, createCallBatchSchema } from '@patchbay/core/call-batches';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createCallBatch',
  module: 'call-batches',
  method: 'POST',
  path: '/v1/call-batches',
  summary: 'Call many people',
  description:
    'Each row is called when the clock of its callee, the pace of the batch and the concurrency of the tenant allow it, and again where `retries` says so. A batch of one row is a scheduled call. With one bad row all are refused, each bad one named in details.rows, unless `skip_invalid` is true. Events `call_batch.*` and those of each call tell how it goes on.',
  auth: 'cognito',
  scope: 'calls:write',
  body: createCallBatchSchema,
  // 10,000 rows.
  body_limit_bytes: 5_242_880,
  success: { status: 201, schema: callBatchSchema, description: 'The batch, running' },
  errors: ['unprocessable', 'reference_not_found', 'resource_archived', 'no_live_binding'],
  uses: ['mongo'],
  audit: ['call_batch.created'],
  idempotency: 'required',
  dry_run: true,
  examples: [
    {
      name: 'reminders on working days, again where it was busy',
      body: {
        name: 'Reminders of Tuesday',
        agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        from: '+493012345678',
        rows: [
          { to: '+4915112345678', variables: { appointment: 'Tuesday at 10' } },
          { to: '+12125550123', variables: { appointment: 'Tuesday at 11' }, time_zone: 'America/New_York' },
        ],
        window: { earliest: '09:00', latest: '18:00', weekdays: [1, 2, 3, 4, 5] },
        pacing: { max_concurrent: 5, per_minute: 20 },
        voicemail: { policy: 'hang_up' },
        retries: { busy: { attempts: 2, delay_seconds: 300 }, no_answer: { attempts: 1, delay_seconds: 3600 } },
      },
    },
    {
      name: 'one call at a given time',
      body: {
        agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        from: '+493012345678',
        rows: [{ to: '+4915112345678' }],
        start_at: '2030-01-07T09:00:00+01:00',
      },
    },
  ],
});
