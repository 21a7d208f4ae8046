import type { StoredBatch, StoredRow } from '@patchbay/core/call-batches';
import { defineCollection } from './collection-definition.ts';

/** Batches of calls. */
export const callBatches = defineCollection<StoredBatch>({
  name: 'call_batches',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['round', 'recent_starts', 'unfinished'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, status: 1, _id: 1 } },
    { keys: { tenant_id: 1, unfinished: 1, _id: 1 } },
  ],
  platform_indexes: [{ keys: { tenant_id: 1 }, partial_filter: { unfinished: true } }],
  schema: {
    tenant_id: 'string',
    status: 'string',
    agent_id: 'string',
    from: 'string',
    start_at: 'date',
    expires_at: 'date',
    pacing: 'object',
    retries: 'object',
    created_at: 'date',
    unfinished: 'bool',
    recent_starts: 'array',
  },
});

/** Their rows, `<batch id>_<index>`. What happens to one is told by its calls, which are audited. */
export const callBatchRows = defineCollection<StoredRow>({
  name: 'call_batch_rows',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, batch_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, batch_id: 1, status: 1, _id: 1 } },
    { keys: { tenant_id: 1, batch_id: 1, outcome: 1, _id: 1 } },
    { keys: { tenant_id: 1, batch_id: 1, status: 1, due_at: 1, _id: 1 } },
    { keys: { tenant_id: 1, status: 1, claimed_until: 1 } },
  ],
  schema: {
    tenant_id: 'string',
    batch_id: 'string',
    index: 'number',
    to: 'string',
    time_zone: 'string',
    status: 'string',
    attempts: 'array',
    due_at: ['date', 'null'],
    placed_at: ['date', 'null'],
    claimed_until: ['date', 'null'],
  },
});
