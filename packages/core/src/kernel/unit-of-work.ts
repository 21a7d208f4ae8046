import type { Change, Notice } from './change.ts';
import type { ActorScope } from './tenant-scope.ts';

/**
 * A running transaction. Repositories take it on every write (and on reads that a write depends on); the adapter knows
 * what is inside.
 */
export interface Work {
  /** Adds the audit event and the outbox event of a change to this very transaction. */
  record(change: Change): void;
  /** Adds an event to the outbox for what was observed and changes nothing: there is no audit event of it. */
  announce(notice: Notice): void;
}

/**
 * Makes the writes of a use case, their audit events and their outbox events one transaction: all or nothing.
 */
export interface UnitOfWork {
  /**
   * Runs `body` in a transaction as the actor of `scope`. The body may run more than once (transient conflicts), so it
   * does no I/O besides the repositories. A body that writes must `record` what it did: a write without a record fails.
   *
   * With `scope.origin.dry_run` everything is done and checked in the transaction, which is then taken back: the result
   * is what would have been.
   */
  run<T>(scope: ActorScope, body: (work: Work) => Promise<T>): Promise<T>;
}
