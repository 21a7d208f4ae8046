import { AppError, type Change, type IdempotencyClaim } from '@patchbay/core/kernel';
import type { ClientSession, Db } from 'mongodb';
import { OPERATION_TIMEOUT_MS } from '../client.ts';

/** The record as this step sees it. */
interface Row {
  _id: string;
}

/**
 * Marks the idempotency record of a request as `committed`, in the transaction of its effect. A second unit of work of
 * the same attempt finds the mark and leaves the first entity in place.
 *
 * @throws AppError `idempotency_in_progress` when another attempt has taken over: this one must not take effect.
 */
export async function spendClaim(
  database: Db,
  session: ClientSession,
  claim: IdempotencyClaim,
  first: Change,
): Promise<void> {
  const result = await database
    .collection<Row>('idempotency_records')
    .updateOne(
      { _id: claim.record_id, attempt: claim.attempt, status: { $in: ['in_progress', 'committed'] } },
      [{ $set: { status: 'committed', entity: { $ifNull: ['$entity', { $literal: first.entity }] } } }],
      { session, maxTimeMS: OPERATION_TIMEOUT_MS },
    );
  if (result.matchedCount === 0) throw new AppError('idempotency_in_progress', { retry_after_seconds: 1 });
}
