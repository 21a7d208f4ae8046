import { z } from 'zod';
import { timeField } from '../kernel/index.ts';

/** How long a key answers with the first answer. */
export const IDEMPOTENCY_WINDOW_MS = 24 * 60 * 60 * 1000;

/** How long a request holds its key before another attempt may take over; longer than any function may run. */
export const IDEMPOTENCY_LEASE_MS = 35_000;

/**
 * What is kept of a request with an Idempotency-Key.
 *
 * `in_progress` → `committed` in the transaction of the effect → `completed` when the answer is stored. An attempt that
 * dies before its effect leaves `in_progress`, which another may take over when the lease is over; the effect of the
 * dead one can then no longer commit, because its attempt number is stale.
 */
export const idempotencyRecordSchema = z.object({
  /** Digest of tenant, actor and key. */
  id: z.string(),
  tenant_id: z.string().nullable(),
  actor_id: z.string(),
  /** Digest of operation and input. */
  fingerprint: z.string(),
  status: z.enum(['in_progress', 'committed', 'completed']),
  attempt: z.int().min(1),
  /** What the effect made or changed first. */
  entity: z.object({ type: z.string(), id: z.string() }).nullable(),
  response: z.object({ status: z.int(), body: z.json() }).nullable(),
  created_at: timeField,
  leased_until: timeField,
  expires_at: timeField,
});
export type IdempotencyRecord = z.infer<typeof idempotencyRecordSchema>;
