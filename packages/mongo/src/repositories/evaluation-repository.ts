import type {
  EvaluatedIndexReader,
  EvaluationRepository,
  EvaluationResultRepository,
  EvaluationWatchList,
} from '@patchbay/core/retrieval-evaluation';
import { withoutUndefined } from '../boundary/filter.ts';
import { evaluationResults, evaluations } from '../collections/evaluation-collections.ts';
import { indexSnapshots, searchIndexes } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Runs whose results are removed after the end of one: there is one more each time. */
const REMOVED_AT_ONCE = 10;
const UNFINISHED = ['queued', 'running'] as const;

/** Evaluations of a tenant. Taking one and how far it is are bookkeeping; how it ended is a change. */
export function createEvaluationRepository(database: MongoDatabase): EvaluationRepository {
  return {
    insert: (scope, work, created) => database.tenantCollection(evaluations, scope, work).insertOne(created),
    get: (scope, index_id, id) => database.tenantCollection(evaluations, scope).findOne({ id, index_id }),
    async previous(scope, { id, index_id, query_set }) {
      const [found] = await database
        .tenantCollection(evaluations, scope)
        .find(
          { index_id, status: 'completed', 'query_set.id': query_set.id, id: { $lt: id } },
          { sort: { id: -1 }, limit: 1 },
        );
      return found ?? null;
    },
    find: (scope, id) => database.tenantCollection(evaluations, scope).findOne({ id }),
    list: (scope, index_id, { status, query_set_id, ...page }) =>
      database
        .tenantCollection(evaluations, scope)
        .page({ index_id, ...withoutUndefined({ status, 'query_set.id': query_set_id }) }, page),
    countUnfinished: (scope, limit) =>
      database.tenantCollection(evaluations, scope).count({ status: { $in: [...UNFINISHED] } }, { limit }),
    claim: (scope, { id, status, attempt }, started_at, deadline_at) =>
      database
        .tenantCollection(evaluations, scope)
        .touchOne(
          { id, status, attempt },
          { status: 'running', attempt: attempt + 1, started_at, deadline_at, searches_done: 0 },
        ),
    advance: (scope, { id, attempt }, searches_done) =>
      database.tenantCollection(evaluations, scope).touchOne({ id, attempt, status: 'running' }, { searches_done }),
    async giveBack(scope, { id, attempt }, deadline_at) {
      await database
        .tenantCollection(evaluations, scope)
        .touchOne({ id, attempt, status: 'running' }, { status: 'queued', deadline_at });
    },
    async finish(scope, work, { id, attempt }, end) {
      const { matched } = await database
        .tenantCollection(evaluations, scope, work)
        .updateOne({ id, attempt, status: 'running' }, { $set: { ...end, deadline_at: null } });
      return matched > 0;
    },
    async withOldResults(scope, { index_id, query_set_id }, kept) {
      const ended = await database.tenantCollection(evaluations, scope).find(
        {
          index_id,
          'query_set.id': query_set_id,
          status: { $in: ['completed', 'failed'] },
          results_removed_at: null,
        },
        { sort: { id: -1 }, projection: { id: 1 }, limit: kept + REMOVED_AT_ONCE },
      );
      return ended.slice(kept);
    },
    async forgetResults(scope, work, id, results_removed_at) {
      const { matched } = await database
        .tenantCollection(evaluations, scope, work)
        .updateOne({ id, results_removed_at: null }, { $set: { results_removed_at } });
      return matched > 0;
    },
  };
}

/** Results of single queries, of all attempts. */
export function createEvaluationResultRepository(database: MongoDatabase): EvaluationResultRepository {
  return {
    upsert: (scope, results) => database.tenantCollection(evaluationResults, scope).upsertMany(results),
    list: (scope, { id, attempt }, { configuration, ...page }) =>
      database
        .tenantCollection(evaluationResults, scope)
        .page({ evaluation_id: id, attempt, ...withoutUndefined({ configuration }) }, page),
    measured: (scope, { id, attempt }, configuration) =>
      Array.fromAsync(
        database
          .tenantCollection(evaluationResults, scope)
          .iterate({ evaluation_id: id, attempt, configuration }, { sort: { id: 1 }, projection: { hits: 0 } }),
      ),
    async removeEarlierAttempts(scope, { id, attempt }) {
      await database
        .tenantCollection(evaluationResults, scope)
        .deleteMany({ evaluation_id: id, attempt: { $lt: attempt } });
    },
    remove: (scope, work, evaluation_id) =>
      database.tenantCollection(evaluationResults, scope, work).deleteMany({ evaluation_id }),
  };
}

/** What indexes are made of, as evaluations keep it. */
export function createEvaluatedIndexReader(database: MongoDatabase): EvaluatedIndexReader {
  return {
    async describe(scope, id, snapshot_id) {
      const index = await database.tenantCollection(searchIndexes, scope).findOne({ id });
      if (index === null) return null;
      const { generation, embedding_model, chunking } = index;
      if (snapshot_id === null) return { generation, embedding_model, chunking, snapshot: null };
      const pinned = await database
        .tenantCollection(indexSnapshots, scope)
        .findOne({ id: snapshot_id, index_id: id, purged_at: null });
      if (pinned === null) return null;
      const { number, digest } = pinned;
      return {
        generation: pinned.generation,
        embedding_model: pinned.embedding_model,
        chunking: pinned.chunker.options,
        snapshot: { id: snapshot_id, number, digest },
      };
    },
  };
}

/** The sweep's look across tenants, on an index that holds unfinished evaluations only. */
export function createEvaluationWatchList(database: MongoDatabase): EvaluationWatchList {
  return {
    async overdue(now, limit) {
      const found = await database
        .platformCollection(evaluations, 'evaluations.watch')
        .find(
          { deadline_at: { $type: 'date', $lt: now } },
          { projection: { id: 1, tenant_id: 1 }, sort: { deadline_at: 1 }, limit },
        );
      return found.map(({ id, tenant_id }) => ({ id, tenant_id }));
    },
  };
}
