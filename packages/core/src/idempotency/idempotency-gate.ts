import { type ActorScope, type Clock, digestOf, type IdempotencyClaim } from '../kernel/index.ts';
import {
  IDEMPOTENCY_LEASE_MS,
  IDEMPOTENCY_WINDOW_MS,
  type IdempotencyRecord,
  type StoredAnswer,
} from './idempotency-record.ts';
import type { IdempotencyRepository } from './idempotency-repository.ts';

/** What a key says about a request. */
export type IdempotencyVerdict =
  /** Run it, with the claim in `scope.origin.idempotency`, then `complete` or `release`. */
  | { readonly outcome: 'fresh'; readonly claim: IdempotencyClaim }
  /** Give the first answer again. `withheld`: it held a secret, so make a new one for `entity` or say so. */
  | { readonly outcome: 'replay'; readonly answer: StoredAnswer; readonly entity: IdempotencyRecord['entity'] }
  /** The effect is there, its answer is not: the function died in between. → `idempotency_answer_lost` */
  | { readonly outcome: 'answer_lost'; readonly entity: IdempotencyRecord['entity'] }
  /** The key was used for another request. → `idempotency_mismatch` */
  | { readonly outcome: 'mismatch' }
  /** The first request is still running. → `idempotency_in_progress` */
  | { readonly outcome: 'in_progress'; readonly retry_after_seconds: number };

/**
 * Decides what an Idempotency-Key means for a request.
 *
 * How it fits around a use case:
 * 1. `begin` before the use case. Only `fresh` goes on, with the claim in the origin of the scope.
 * 2. Every unit of work of that scope marks the record `committed` in its own transaction. So an effect without its
 *    mark, or two effects of one key, cannot be, whatever dies when.
 * 3. Success: `complete` with the answer. It is a second write, outside the transaction, because the answer may need
 *    I/O (presigned URLs, tokens) that a transaction must not wait for. If it is lost, the mark still stands, and a
 *    repeat is told so (`answer_lost`) instead of being run again.
 * 4. Failure: `release`. True: nothing had happened, and the same key may be tried again. False: there was an effect,
 *    so `complete` with the error as the answer.
 */
export interface IdempotencyGate {
  /** @param fingerprint digest of operation, path and body: what makes two requests the same. */
  begin(scope: ActorScope, key: string, fingerprint: string): Promise<IdempotencyVerdict>;
  complete(scope: ActorScope, claim: IdempotencyClaim, answer: StoredAnswer): Promise<boolean>;
  release(scope: ActorScope, claim: IdempotencyClaim): Promise<boolean>;
}

/** Races lost in a row before the key counts as busy. */
const MAX_ROUNDS = 4;

export function createIdempotencyGate(deps: { records: IdempotencyRepository; clock: Clock }): IdempotencyGate {
  const { records, clock } = deps;
  return {
    async begin(scope, key, fingerprint) {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const fresh = newRecord(scope, key, fingerprint, clock.now());
        if (await records.insert(scope, fresh)) return freshVerdict(fresh);
        const seen = await records.find(scope, fresh.id);
        if (seen === null) continue;
        const verdict = judge(seen, fingerprint, fresh.created_at);
        if (verdict !== 'take_over') return verdict;
        const next = { ...fresh, attempt: seen.attempt + 1 };
        if (await records.takeOver(scope, seen, next)) return freshVerdict(next);
      }
      return { outcome: 'in_progress', retry_after_seconds: 1 };
    },
    complete: (scope, claim, answer) => records.complete(scope, claim, answer),
    release: (scope, claim) => records.release(scope, claim),
  };
}

/** The record that a request leaves first. Keys of different actors never meet: an answer is for who asked. */
function newRecord(scope: ActorScope, key: string, fingerprint: string, now: Date): IdempotencyRecord {
  return {
    id: digestOf([scope.tenant_id, scope.subject.type, scope.subject.id, key]),
    tenant_id: scope.tenant_id,
    fingerprint,
    status: 'in_progress',
    attempt: 1,
    entity: null,
    answer: null,
    created_at: now,
    leased_until: new Date(now.getTime() + IDEMPOTENCY_LEASE_MS),
    expires_at: new Date(now.getTime() + IDEMPOTENCY_WINDOW_MS),
  };
}

function freshVerdict(record: IdempotencyRecord): IdempotencyVerdict {
  return { outcome: 'fresh', claim: { record_id: record.id, attempt: record.attempt } };
}

function judge(seen: IdempotencyRecord, fingerprint: string, now: Date): IdempotencyVerdict | 'take_over' {
  if (seen.expires_at <= now) return 'take_over';
  if (seen.fingerprint !== fingerprint) return { outcome: 'mismatch' };
  if (seen.answer !== null) return { outcome: 'replay', answer: seen.answer, entity: seen.entity };
  const left_ms = seen.leased_until.getTime() - now.getTime();
  if (left_ms > 0) return { outcome: 'in_progress', retry_after_seconds: Math.ceil(left_ms / 1000) };
  return seen.status === 'committed' ? { outcome: 'answer_lost', entity: seen.entity } : 'take_over';
}
