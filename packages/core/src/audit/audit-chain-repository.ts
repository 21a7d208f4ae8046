import type { ActorScope, Work } from '../kernel/index.ts';
import type { StoredCheckpoint } from './audit-checkpoint.ts';
import type { AuditEvent } from './audit-event.ts';
import type { AuditSalt, AuditSeal } from './audit-seal.ts';

/** Where a chain's sealer stands. Only the sealer trusts it: what is sealed, the seals say themselves. */
export interface AuditChain {
  /** The tenant's id, or `platform`. */
  readonly id: string;
  readonly tenant_id: string | null;
  /** Who seals now; null when nobody does. */
  readonly lease: string | null;
  readonly leased_until: Date;
  /** Ids up to here have been looked at. */
  readonly scanned_to: string;
}

/** A stretch of ids that was looked at. */
export interface UnsealedIds {
  /** Events without a seal, in the order of ids. */
  readonly ids: readonly string[];
  /** Where looking went up to; the end of what was asked for when `exhausted`. */
  readonly examined_to: string;
  readonly exhausted: boolean;
}

/** A range of event ids: after `after`, before `before`; `limit` bounds how many are looked at. */
export interface IdRange {
  readonly after: string;
  readonly before: string;
  readonly limit: number;
}

/** Port of the chain of one tenant (or of the platform). Seals, salts and checkpoints are only ever added. */
export interface AuditChainRepository {
  /** Takes the lease of the scope's chain; null while another sealer holds it. */
  acquire(scope: ActorScope, token: string, now: Date, until: Date): Promise<AuditChain | null>;
  /** Extends the lease inside a transaction; false when it was lost, so that nothing of the work may stay. */
  renew(scope: ActorScope, work: Work, token: string, until: Date): Promise<boolean>;
  release(scope: ActorScope, token: string, scannedTo: string): Promise<void>;

  unsealed(scope: ActorScope, range: IdRange): Promise<UnsealedIds>;
  /** In the order of their ids. */
  events(scope: ActorScope, ids: readonly string[]): Promise<AuditEvent[]>;
  /** How many events from this id on have no seal. */
  countUnsealed(scope: ActorScope, from: string): Promise<number>;
  /** @throws AppError `already_exists` when an event or a number is sealed already: another sealer was here. */
  append(scope: ActorScope, work: Work, seals: readonly AuditSeal[], salts: readonly AuditSalt[]): Promise<void>;

  head(scope: ActorScope): Promise<AuditSeal | null>;
  sealAt(scope: ActorScope, seq: number): Promise<AuditSeal | null>;
  /** The seal of the last event before this id, in the order of ids. */
  sealBefore(scope: ActorScope, eventId: string): Promise<AuditSeal | null>;
  /** From `seq` on, ascending. */
  seals(scope: ActorScope, seq: number, limit: number): Promise<AuditSeal[]>;
  /** Of these events, in no order. */
  sealsOf(scope: ActorScope, ids: readonly string[]): Promise<AuditSeal[]>;
  salts(scope: ActorScope, ids: readonly string[]): Promise<AuditSalt[]>;

  /**
   * Which of these events were erased: an `audit_event.erased` that is itself in the chain says so. What such an event
   * said is gone with its salt; its place, and all hashes, stay.
   */
  erased(scope: ActorScope, ids: readonly string[]): Promise<string[]>;

  addCheckpoint(scope: ActorScope, checkpoint: StoredCheckpoint): Promise<void>;
  lastCheckpoint(scope: ActorScope): Promise<StoredCheckpoint | null>;
  /** Those between two numbers, both included, ascending. */
  checkpoints(scope: ActorScope, from: number, to: number): Promise<StoredCheckpoint[]>;
}

/** Where looking for chains with something to seal stands. */
export interface SealingProgress {
  readonly scanned_to: string;
  /** Chains that could not be finished; null is the platform's. */
  readonly unfinished: readonly (string | null)[];
}

/** Port of the look across tenants: who has written since. */
export interface SealingWatchList {
  progress(): Promise<SealingProgress>;
  save(progress: SealingProgress): Promise<void>;
  /** Tenants (null: the platform) with events in a range of ids; `limit` bounds how many events are looked at. */
  writers(range: IdRange): Promise<Omit<UnsealedIds, 'ids'> & { readonly tenant_ids: readonly (string | null)[] }>;
}
