import type { ActorScope, IdempotencyClaim } from '../kernel/index.ts';
import type { IdempotencyRecord, StoredAnswer } from './idempotency-record.ts';

/**
 * Where records are kept. Each method is one atomic step; what the steps mean is decided in the gate.
 *
 * The step in between — `in_progress` → `committed` — has no method here: the unit of work takes it, in the transaction
 * of the effect, for the claim that the scope's origin carries. It fails with `idempotency_in_progress`, and the effect
 * with it, where the claim's attempt is stale.
 */
export interface IdempotencyRepository {
  /** False when the key has a record already. */
  insert(scope: ActorScope, record: IdempotencyRecord): Promise<boolean>;
  find(scope: ActorScope, id: string): Promise<IdempotencyRecord | null>;
  /** Puts `next` in place of what was `seen`; false when that has changed since. */
  takeOver(scope: ActorScope, seen: IdempotencyRecord, next: IdempotencyRecord): Promise<boolean>;
  /** Stores the answer of the claim's attempt; false when the attempt is stale. */
  complete(scope: ActorScope, claim: IdempotencyClaim, answer: StoredAnswer): Promise<boolean>;
  /** Removes the record of an attempt without effect; false when there was an effect or the attempt is stale. */
  release(scope: ActorScope, claim: IdempotencyClaim): Promise<boolean>;
}
