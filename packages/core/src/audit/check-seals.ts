import type { AuditCheckpoint, StoredCheckpoint } from './audit-checkpoint.ts';
import type { AuditEvent } from './audit-event.ts';
import { type AuditSalt, type AuditSeal, commitmentTo, GENESIS_HASH, hashOfSeal } from './audit-seal.ts';
import type { AuditProblem, AuditProblemKind } from './audit-verification.ts';

/** A stretch of a chain, with everything that its seals speak of. */
export interface ChainStretch {
  /** Number that the first seal must have. */
  readonly from_seq: number;
  /** The seal before the first; null where the chain begins. */
  readonly before: AuditSeal | null;
  readonly seals: readonly AuditSeal[];
  readonly events: ReadonlyMap<string, AuditEvent>;
  readonly salts: ReadonlyMap<string, AuditSalt>;
  /** Events whose salt was destroyed on purpose, which the chain itself says. */
  readonly erased: ReadonlySet<string>;
  /** Genuine ones, by number. */
  readonly checkpoints: ReadonlyMap<number, Pick<AuditCheckpoint, 'head_hash'> | StoredCheckpoint>;
}

/** Recomputes a stretch from its events. Null when everything is as it was sealed. */
export function firstProblem(stretch: ChainStretch): AuditProblem | null {
  let previous = stretch.before;
  for (const [at, seal] of stretch.seals.entries()) {
    const seq = stretch.from_seq + at;
    const found = problemOf(seal, seq, previous, stretch);
    if (found !== null) return { kind: found[0], seq, event_id: found[2] ?? null, message: found[1] };
    previous = seal;
  }
  return null;
}

type Finding = readonly [AuditProblemKind, string, string?] | null;

function problemOf(seal: AuditSeal, seq: number, previous: AuditSeal | null, stretch: ChainStretch): Finding {
  if (seal.seq !== seq) return ['missing', 'the seal with this number is gone'];
  const { id } = seal;
  if (seal.prev_hash !== (previous?.hash ?? GENESIS_HASH) || hashOfSeal(seal) !== seal.hash) {
    if (isMoved(seal, stretch)) return ['reordered', 'the seal belongs to another place in the chain', id];
    return ['changed', 'the seal is not the one that was made', id];
  }
  const checkpoint = stretch.checkpoints.get(seq);
  if (checkpoint !== undefined && checkpoint.head_hash !== seal.hash) {
    return ['changed', 'the chain up to here was made anew: a signed checkpoint has another hash', id];
  }
  const event = stretch.events.get(id);
  if (event === undefined) return ['missing', 'the event is gone', id];
  if (stretch.erased.has(id)) return null;
  const salt = stretch.salts.get(id);
  if (salt === undefined)
    return ['missing', 'the salt of the commitment is gone, so nothing shows what the event was', id];
  if (commitmentTo(event, salt.salt) !== seal.commitment) return ['changed', 'the event is not what was sealed', id];
  return null;
}

/** Whether a seal is right in itself, but at another place: with another number, or after another seal. */
function isMoved(seal: AuditSeal, { before, seals, from_seq }: ChainStretch): boolean {
  const last = from_seq + seals.length;
  for (let seq = Math.max(1, from_seq - 1); seq <= last; seq += 1) {
    if (seq !== seal.seq && hashOfSeal({ ...seal, seq }) === seal.hash) return true;
  }
  if (hashOfSeal(seal) !== seal.hash) return false;
  return [before, ...seals].some((other) => other !== seal && other?.hash === seal.prev_hash);
}
