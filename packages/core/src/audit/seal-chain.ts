import {
  type ActorScope,
  type Clock,
  firstIdAt,
  idTime,
  isAppError,
  type RandomSource,
  type UnitOfWork,
} from '../kernel/index.ts';
import type { AuditChain, AuditChainRepository } from './audit-chain-repository.ts';
import { type CheckpointKey, type StoredCheckpoint, signedCheckpoint } from './audit-checkpoint.ts';
import type { AuditEvent } from './audit-event.ts';
import { type AuditSalt, type AuditSeal, commitmentTo, GENESIS_HASH, hashOfSeal, SALT_LENGTH } from './audit-seal.ts';

/** What sealing needs. */
export interface SealChainDeps {
  readonly chains: AuditChainRepository;
  readonly key: CheckpointKey;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/**
 * What became of one attempt. `busy`: another sealer has the chain. `broken`: what is there contradicts the last
 * checkpoint, so nothing is added until a person has looked. `unfinished`: there is more than fitted.
 */
export interface SealOutcome {
  readonly outcome: 'sealed' | 'busy' | 'broken' | 'unfinished';
  readonly sealed: number;
}

/**
 * How far back each round looks again. An event gets its id inside its transaction and is seen when that commits; a
 * transaction lives 60 s at most (MongoDB's transactionLifetimeLimitSeconds), the rest is for clocks that differ.
 */
export const LOOK_BACK_MS = 180_000;

/** Long enough for a batch on a slow database; renewed with each one. */
const LEASE_MS = 60_000;
const IDS_A_LOOK = 5_000;
const EVENTS_A_BATCH = 200;

/** When a sealer must stop, and how fresh an event may be. */
export interface SealLimits {
  /** Events younger than this wait, so that the order of sealing is mostly the order of ids. */
  readonly settle_ms: number;
  /** No new batch begins after it. */
  readonly deadline: Date;
}

class LeaseLost extends Error {}

/** Makes what seals one chain. */
export function createSealChain(deps: SealChainDeps) {
  const { chains, clock, random } = deps;

  /**
   * Gives every event that has none a seal, in the order in which it finds them: by id within a round, and one that
   * was committed late, with an earlier id, in a later round with a later number. So a late commit never breaks the
   * chain. Only one sealer at a time holds the lease; should a lease run out while its holder still works, the holder
   * finds it gone inside its transaction, and the unique number is the last fence: a chain never forks.
   */
  return async (scope: ActorScope, limits: SealLimits): Promise<SealOutcome> => {
    const token = random.alphanumeric(24);
    const now = clock.now();
    const chain = await chains.acquire(scope, token, now, new Date(now.getTime() + LEASE_MS));
    if (chain === null) return { outcome: 'busy', sealed: 0 };
    let scannedTo = chain.scanned_to;
    try {
      const last = await chains.lastCheckpoint(scope);
      if (!(await continues(deps, scope, last))) return { outcome: 'broken', sealed: 0 };
      const done = await sealFrom(deps, scope, token, chain, limits);
      scannedTo = done.scanned_to;
      await checkpoint(deps, scope, last, scannedTo);
      return { outcome: done.exhausted ? 'sealed' : 'unfinished', sealed: done.sealed };
    } catch (error) {
      if (error instanceof LeaseLost || isAppError(error, 'already_exists')) return { outcome: 'busy', sealed: 0 };
      throw error;
    } finally {
      await chains.release(scope, token, scannedTo);
    }
  };
}

/** Whether the chain still has what its last checkpoint says. */
async function continues({ chains }: SealChainDeps, scope: ActorScope, last: StoredCheckpoint | null) {
  if (last === null) return true;
  return (await chains.sealAt(scope, last.seq))?.hash === last.head_hash;
}

/** Where a round begins to look: some time before where the last one ended. */
function lookFrom(scannedTo: string): string {
  return firstIdAt('audit_event', new Date(idTime(scannedTo).getTime() - LOOK_BACK_MS));
}

async function sealFrom(deps: SealChainDeps, scope: ActorScope, token: string, chain: AuditChain, limits: SealLimits) {
  const { chains, clock } = deps;
  const before = firstIdAt('audit_event', new Date(clock.now().getTime() - limits.settle_ms + 1));
  let after = lookFrom(chain.scanned_to);
  let sealed = 0;
  for (;;) {
    const found = await chains.unsealed(scope, { after, before, limit: IDS_A_LOOK });
    for (let at = 0; at < found.ids.length; at += EVENTS_A_BATCH) {
      const batch = found.ids.slice(at, at + EVENTS_A_BATCH);
      if (clock.now() > limits.deadline) return { sealed, scanned_to: after, exhausted: false };
      await sealBatch(deps, scope, token, await chains.events(scope, batch));
      sealed += batch.length;
      after = batch.at(-1) ?? after;
    }
    if (found.exhausted) return { sealed, scanned_to: later(chain.scanned_to, before), exhausted: true };
    after = found.examined_to;
  }
}

const later = (a: string, b: string) => (a > b ? a : b);

/** One transaction: the lease, the salts and the seals, or nothing. */
async function sealBatch(deps: SealChainDeps, scope: ActorScope, token: string, events: readonly AuditEvent[]) {
  const { chains, clock, random, unitOfWork } = deps;
  const sealed_at = clock.now();
  const salts = events.map(
    ({ id }): AuditSalt => ({ id, tenant_id: scope.tenant_id, salt: random.alphanumeric(SALT_LENGTH) }),
  );
  await unitOfWork.run(scope, async (work) => {
    if (!(await chains.renew(scope, work, token, new Date(sealed_at.getTime() + LEASE_MS)))) throw new LeaseLost();
    const seals: AuditSeal[] = [];
    let head = await chains.head(scope);
    for (const [at, event] of events.entries()) {
      head = nextSeal(head, scope.tenant_id, event, salts[at]?.salt ?? '', sealed_at);
      seals.push(head);
    }
    await chains.append(scope, work, seals, salts);
  });
}

function nextSeal(head: AuditSeal | null, tenantId: string | null, event: AuditEvent, salt: string, sealedAt: Date) {
  const seal = {
    id: event.id,
    tenant_id: tenantId,
    seq: (head?.seq ?? 0) + 1,
    prev_hash: head?.hash ?? GENESIS_HASH,
    commitment: commitmentTo(event, salt),
  };
  return { ...seal, hash: hashOfSeal(seal), sealed_at: sealedAt };
}

/** Signs the head, where no checkpoint does; also the one that a sealer left behind which died before. */
async function checkpoint(deps: SealChainDeps, scope: ActorScope, last: StoredCheckpoint | null, scannedTo: string) {
  const head = await deps.chains.head(scope);
  if (head === null || head.seq === last?.seq) return;
  const statement = {
    tenant_id: scope.tenant_id,
    seq: head.seq,
    head_hash: head.hash,
    count: head.seq,
    complete_to: new Date(Math.max(0, idTime(scannedTo).getTime() - LOOK_BACK_MS)),
    time: deps.clock.now(),
  };
  await deps.chains.addCheckpoint(scope, await signedCheckpoint(deps.key, statement));
}
