import type { ActorScope, Change, Notice, Work } from '@patchbay/core/kernel';
import type { ClientSession } from 'mongodb';
import { BoundaryViolation } from '../boundary/plain-object.ts';

/** A Work as this adapter knows it: one attempt at a transaction. */
export class MongoWork implements Work {
  readonly session: ClientSession;
  readonly scope: ActorScope;
  readonly changes: Change[] = [];
  readonly notices: Notice[] = [];
  /** Collections that were written and need a recorded change. */
  readonly written = new Set<string>();
  #closed = false;

  constructor(session: ClientSession, scope: ActorScope) {
    this.session = session;
    this.scope = scope;
  }

  record(change: Change): void {
    this.#assertOpen();
    const own = this.scope.tenant_id;
    if (own !== null && change.tenant_id !== undefined && change.tenant_id !== own) {
      throw new BoundaryViolation("a tenant's work records its own changes only");
    }
    this.changes.push(change);
  }

  announce(notice: Notice): void {
    this.#assertOpen();
    this.notices.push(notice);
  }

  /** The session, for an operation of `scope` inside this work. */
  sessionFor(scope: ActorScope | null): ClientSession {
    this.#assertOpen();
    if (this.scope.tenant_id !== null && scope !== null && scope.tenant_id !== this.scope.tenant_id) {
      throw new BoundaryViolation("a tenant's work reaches its own collections only");
    }
    return this.session;
  }

  /** Ends the attempt: what kept the Work beyond the body finds it closed. */
  close(): void {
    this.#closed = true;
  }

  #assertOpen(): void {
    if (this.#closed) throw new BoundaryViolation('this unit of work is over: await everything inside its body');
  }
}

/** The adapter's view of a Work. */
export function mongoWork(work: Work): MongoWork {
  if (work instanceof MongoWork) return work;
  throw new BoundaryViolation('this Work was not made by the MongoDB unit of work');
}
