import {
  type ActorScope,
  AppError,
  type Clock,
  type IdSource,
  type UnitOfWork,
  type Work,
} from '@patchbay/core/kernel';
import type { ClientSession, MongoClient } from 'mongodb';
import { BoundaryViolation } from '../boundary/plain-object.ts';
import { OPERATION_TIMEOUT_MS } from '../client.ts';
import { toAppError } from '../mongo-errors.ts';
import { changeDocuments, noticeDocument } from './change-documents.ts';
import { MongoWork } from './mongo-work.ts';
import { spendClaim } from './spend-claim.ts';

/** How long a transaction may go on losing races: the driver itself would go on for 120 s, longer than any Lambda. */
export const TRANSACTION_BUDGET_MS = 10_000;

/** What a unit of work needs. */
export interface UnitOfWorkDeps {
  readonly client: MongoClient;
  readonly database_name: string;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * Units of work as MongoDB transactions: the writes, an audit event and an outbox event for each recorded change
 * commit together or not at all, and with them the mark on the request's idempotency record. The driver reruns the body on transient conflicts, each time with a fresh Work.
 */
export function createMongoUnitOfWork(deps: UnitOfWorkDeps): UnitOfWork {
  return {
    async run<T>(scope: ActorScope, body: (work: Work) => Promise<T>): Promise<T> {
      const deadline = performance.now() + TRANSACTION_BUDGET_MS;
      let rehearsed: { readonly result: T } | undefined;
      try {
        return await deps.client.withSession((session) =>
          session.withTransaction(
            async () => {
              if (performance.now() > deadline) throw new AppError('unavailable', { retry_after_seconds: 1 });
              const result = await attempt(deps, session, scope, body);
              if (scope.origin.dry_run !== true) return result;
              rehearsed = { result };
              throw new Rehearsal();
            },
            {
              readConcern: { level: 'snapshot' },
              writeConcern: { w: 'majority' },
              maxCommitTimeMS: OPERATION_TIMEOUT_MS,
            },
          ),
        );
      } catch (error) {
        if (error instanceof Rehearsal && rehearsed !== undefined) return rehearsed.result;
        throw toAppError(error);
      }
    },
  };
}

/** Ends the transaction of a dry run, so that the driver takes everything back. */
class Rehearsal extends Error {}

async function attempt<T>(
  deps: UnitOfWorkDeps,
  session: ClientSession,
  scope: ActorScope,
  body: (work: Work) => Promise<T>,
): Promise<T> {
  const work = new MongoWork(session, scope);
  try {
    const result = await body(work);
    await writeChanges(deps, work);
    await writeNotices(deps, work);
    return result;
  } finally {
    work.close();
  }
}

async function writeChanges(deps: UnitOfWorkDeps, work: MongoWork): Promise<void> {
  const [first] = work.changes;
  if (first === undefined) {
    if (work.written.size === 0) return;
    throw new BoundaryViolation(`a unit of work wrote ${[...work.written].join(', ')} and recorded no change`);
  }
  const documents = work.changes.map((change) => changeDocuments(change, work.scope, deps));
  const database = deps.client.db(deps.database_name);
  const options = { session: work.session, maxTimeMS: OPERATION_TIMEOUT_MS };
  const claim = work.scope.origin.idempotency;
  if (claim !== undefined) await spendClaim(database, work.session, claim, first);
  await database.collection('audit_events').insertMany(
    documents.map(({ audit }) => audit),
    options,
  );
  await database.collection('outbox_events').insertMany(
    documents.map(({ outbox }) => outbox),
    options,
  );
}

async function writeNotices(deps: UnitOfWorkDeps, { notices, scope, session }: MongoWork): Promise<void> {
  if (notices.length === 0) return;
  const documents = notices.map((notice) => noticeDocument(notice, scope, deps));
  const options = { session, maxTimeMS: OPERATION_TIMEOUT_MS };
  await deps.client.db(deps.database_name).collection('outbox_events').insertMany(documents, options);
}
