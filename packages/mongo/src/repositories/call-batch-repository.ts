import {
  type CallBatchLine,
  type CallBatchRepository,
  type CallBatchWatchList,
  NO_ROWS,
  ROW_OUTCOMES,
  type RowCounts,
} from '@patchbay/core/call-batches';
import { withoutUndefined } from '../boundary/filter.ts';
import { callBatches, callBatchRows } from '../collections/call-batch-collections.ts';
import { calls } from '../collections/calls.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Batches of a tenant that are looked at in a round, and tenants. */
const MAX_UNFINISHED = 200;

interface Count {
  readonly id: {
    readonly batch_id: string;
    readonly status: 'pending' | 'calling' | 'ended';
    readonly outcome: string;
  };
  readonly rows: number;
}

/** Batches of calls and their rows. */
export function createCallBatchRepository(database: MongoDatabase): CallBatchRepository {
  return {
    async insert(scope, work, batch, rows) {
      await database.tenantCollection(callBatches, scope, work).insertOne(batch);
      await database.tenantCollection(callBatchRows, scope, work).insertMany(rows);
    },
    get: (scope, id, work) => database.tenantCollection(callBatches, scope, work).findOne({ id }),
    list: (scope, { status, ...page }) =>
      database.tenantCollection(callBatches, scope).page(withoutUndefined({ status }), page),
    listRows: (scope, batch_id, { status, outcome, ...page }) =>
      database
        .tenantCollection(callBatchRows, scope)
        .page({ batch_id, ...withoutUndefined({ status, outcome }) }, page),
    allRows: (scope, batch_id) =>
      database.tenantCollection(callBatchRows, scope).iterate({ batch_id }, { sort: { id: 1 } }),
    async counts(scope, ids) {
      const found = await database.tenantCollection(callBatchRows, scope).aggregate<Count>([
        { $match: { batch_id: { $in: [...ids] } } },
        {
          $group: {
            _id: { batch_id: '$batch_id', status: '$status', outcome: '$outcome' },
            rows: { $sum: 1 },
          },
        },
      ]);
      return new Map(ids.map((id) => [id, countsOf(found.filter((count) => count.id.batch_id === id))]));
    },
    transition: (scope, work, id, from, to) =>
      database
        .tenantCollection(callBatches, scope, work)
        .findOneAndUpdate({ id, status: { $in: [...from] } }, { $set: to }),
    async endPending(scope, work, batch_id, outcome) {
      await database
        .tenantCollection(callBatchRows, scope, work)
        .updateMany(
          { batch_id, status: 'pending' },
          { $set: { status: 'ended', outcome, due_at: null, call_id: null } },
        );
    },
  };
}

function countsOf(counts: readonly Count[]): RowCounts {
  const sum = (fits: (of: Count['id']) => boolean) =>
    counts.filter(({ id }) => fits(id)).reduce((total, { rows }) => total + rows, 0);
  return {
    total: sum(() => true),
    pending: sum(({ status }) => status === 'pending'),
    calling: sum(({ status }) => status === 'calling'),
    ended: sum(({ status }) => status === 'ended'),
    outcomes: {
      ...NO_ROWS.outcomes,
      ...Object.fromEntries(ROW_OUTCOMES.map((outcome) => [outcome, sum((of) => of.outcome === outcome)])),
    },
  };
}

/** Batches and rows as the engine works on them. */
export function createCallBatchLine(database: MongoDatabase): CallBatchLine {
  return {
    unfinished: (scope, work) =>
      database
        .tenantCollection(callBatches, scope, work)
        .find({ unfinished: true }, { sort: { id: 1 }, limit: MAX_UNFINISHED }),
    note: (scope, work, id, fields) =>
      database.tenantCollection(callBatches, scope, work).touchOne({ id, status: 'running' }, fields),
    async noteFinished(scope, id) {
      await database.tenantCollection(callBatches, scope).touchOne({ id }, { unfinished: false });
    },
    async calling(scope, work) {
      const unplaced = { $sum: { $cond: [{ $eq: ['$placed_at', null] }, 1, 0] } };
      const found = await database
        .tenantCollection(callBatchRows, scope, work)
        .aggregate<{ id: string; calling: number; unplaced: number }>([
          { $match: { status: 'calling' } },
          { $group: { _id: '$batch_id', calling: { $sum: 1 }, unplaced } },
        ]);
      return found.map(({ id, ...counts }) => ({ batch_id: id, ...counts }));
    },
    due: (scope, work, batch_id, now, limit) =>
      database
        .tenantCollection(callBatchRows, scope, work)
        .find({ batch_id, status: 'pending', due_at: { $lte: now } }, { sort: { due_at: 1, id: 1 }, limit }),
    anyOpen: async (scope, batch_id) =>
      (await database
        .tenantCollection(callBatchRows, scope)
        .findOne({ batch_id, status: { $in: ['pending', 'calling'] } })) !== null,
    async change(scope, { id, status, call_id, placed_at, claimed_until }, fields, work) {
      const { matched } = await database
        .tenantCollection(callBatchRows, scope, work)
        .updateOne({ id, status, call_id, placed_at, claimed_until }, { $set: fields });
      return matched > 0;
    },
    lapsed: (scope, now, limit) =>
      database
        .tenantCollection(callBatchRows, scope)
        .find(
          { status: 'calling', placed_at: null, claimed_until: { $lte: now } },
          { sort: { claimed_until: 1 }, limit },
        ),
    placed: (scope) =>
      database.tenantCollection(callBatchRows, scope).iterate({ status: 'calling', placed_at: { $ne: null } }),
    ended: (scope, ids) =>
      database
        .tenantCollection(calls, scope)
        .find(
          { id: { $in: [...ids] }, status: 'ended' },
          { projection: { result: 1, error: 1, ended_at: 1 }, limit: Math.max(1, ids.length) },
        ),
    callExists: async (scope, id) => (await database.tenantCollection(calls, scope).findOne({ id })) !== null,
  };
}

/** Whose batches are not finished. */
export function createCallBatchWatchList(database: MongoDatabase): CallBatchWatchList {
  return {
    async tenants() {
      const found = await database
        .platformCollection(callBatches, 'call_batches.run')
        .aggregate<{ id: string }>([{ $match: { unfinished: true } }, { $group: { _id: '$tenant_id' } }]);
      return found.map(({ id }) => id);
    },
  };
}
