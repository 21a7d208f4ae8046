import { z } from 'zod';
import { timeField } from '../kernel/index.ts';

/** How long a key answers with the first answer. */
export const IDEMPOTENCY_WINDOW_MS = 24 * 60 * 60 * 1000;

/** How long a request holds its key before another attempt may take over; longer than any function may run. */
export const IDEMPOTENCY_LEASE_MS = 35_000;

/** The first answer as it is kept: whole, or (where it held a secret) only that there was one. */
export const storedAnswerSchema = z.union([
  z.object({ status: z.int(), body: z.json() }),
  z.object({ status: z.int(), withheld: z.literal(true) }),
]);
export type StoredAnswer = z.infer<typeof storedAnswerSchema>;

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
  /** Digest of operation and input. */
  fingerprint: z.string(),
  status: z.enum(['in_progress', 'committed', 'completed']),
  attempt: z.int().min(1),
  /** What the effect made or changed first; null until there is an effect. */
  entity: z.object({ type: z.string(), id: z.string() }).nullable(),
  answer: storedAnswerSchema.nullable(),
  created_at: timeField,
  leased_until: timeField,
  expires_at: timeField,
});
export type IdempotencyRecord = z.infer<typeof idempotencyRecordSchema>;
