import { randomUUID } from 'node:crypto';
import type { TenantScope, Work } from '@patchbay/core/kernel';
import type {
  EntryCounts,
  GenerationRef,
  IndexBuildWatchList,
  IndexGeneration,
  IngestionIndex,
  SearchIndexRepository,
  StoredSearchIndex,
} from '@patchbay/core/vector-search';
import { withoutUndefined } from '../boundary/filter.ts';
import { indexEntries } from '../collections/index-entries.ts';
import { searchIndexes } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** What nobody but this file reads. */
const SEARCHED = { backend: 1, generation: 1, embedding_model: 1, embedding_dimensions: 1, held_by: 1 } as const;
const SHOWN = { held_by: 0 } as const;

const ARCHIVED = { exclude: { archived_at: null }, only: { archived_at: { $ne: null } }, include: {} } as const;

/** An index, or what is made beside it, as ingestion sees it. */
function toGeneration(
  made: Omit<IndexGeneration, 'dimensions'> & { readonly embedding_dimensions: number | null },
): IndexGeneration {
  const { generation, chunking, embedding_model, embedding_dimensions } = made;
  // Rows of earlier releases do not have it.
  return { generation, chunking, embedding_model, dimensions: embedding_dimensions ?? null };
}

function toIngestion(index: StoredSearchIndex): IngestionIndex {
  const { id, backend, building, next_snapshot, snapshot_policy } = index;
  return {
    id,
    backend,
    active: toGeneration(index),
    building: building && toGeneration(building),
    next_snapshot,
    snapshot_policy,
  };
}

const keyOf = ({ index_id, generation }: GenerationRef) => `${index_id}:${generation}`;

/** Search indexes of a tenant. */
export function createSearchIndexRepository(database: MongoDatabase): SearchIndexRepository {
  const among = (ids: readonly string[]) => ({ id: { $in: [...ids] } });

  /** Writes each, so that two transactions which hold the same one cannot both commit. */
  async function locked(scope: TenantScope, work: Work, ids: readonly string[]): Promise<StoredSearchIndex[]> {
    const collection = database.tenantCollection(searchIndexes, scope, work);
    for (const id of [...new Set(ids)].sort()) await collection.touchOne({ id }, { held_by: randomUUID() });
    return collection.find(among(ids), { projection: SHOWN, limit: ids.length });
  }

  const find = async (scope: TenantScope, ids: readonly string[]) =>
    database.tenantCollection(searchIndexes, scope).find(among(ids), { projection: SHOWN, limit: ids.length });

  return {
    insert: (scope, work, index) => database.tenantCollection(searchIndexes, scope, work).insertOne(index),
    get: (scope, id) => database.tenantCollection(searchIndexes, scope).findOne({ id }, { projection: SHOWN }),
    find,
    searched: (scope, ids) =>
      database.tenantCollection(searchIndexes, scope).find(among(ids), { projection: SEARCHED, limit: ids.length }),
    list: (scope, page, { archived, ...fields }) =>
      database
        .tenantCollection(searchIndexes, scope)
        .page({ ...ARCHIVED[archived], ...withoutUndefined(fields) }, page, 'id', { projection: SHOWN }),
    lock: async (scope, work, id) => (await locked(scope, work, [id]))[0] ?? null,
    hold: async (scope, work, ids) => (ids.length === 0 ? [] : (await locked(scope, work, ids)).map(toIngestion)),

    async ofIngestion(scope, ids) {
      if (ids.length === 0) return [];
      return (await find(scope, ids)).filter(({ archived_at }) => archived_at === null).map(toIngestion);
    },

    async recordDimensions(scope, work, { index_id: id, generation }, embedding_dimensions) {
      const collection = database.tenantCollection(searchIndexes, scope, work);
      const unknown = { id, generation, embedding_dimensions: null };
      await collection.updateOne(unknown, { $set: { embedding_dimensions } });
      const built = { id, 'building.generation': generation, 'building.embedding_dimensions': null };
      await collection.updateOne(built, { $set: { 'building.embedding_dimensions': embedding_dimensions } });
    },

    async update(scope, work, id, patch) {
      await database.tenantCollection(searchIndexes, scope, work).updateOne({ id }, { $set: patch });
    },

    async fileCounts(scope, generations) {
      const counted = await database.tenantCollection(indexEntries, scope).aggregate<{
        id: GenerationRef & { status: keyof EntryCounts };
        count: number;
      }>([
        { $match: { $or: generations.map((one) => ({ ...one })), until: null } },
        {
          $group: {
            _id: { index_id: '$index_id', generation: '$generation', status: '$status' },
            count: { $sum: 1 },
          },
        },
      ]);
      return generations.map((generation) => {
        const own = counted.filter(({ id }) => keyOf(id) === keyOf(generation));
        const counts = { pending: 0, processing: 0, searchable: 0, failed: 0 };
        for (const { id, count } of own) counts[id.status] = count;
        return counts;
      });
    },

    async embeddingModels(scope, ids) {
      return new Map((await find(scope, ids)).map(({ id, embedding_model }) => [id, embedding_model]));
    },

    async attachable(scope, ids) {
      const found = await find(scope, ids);
      return new Set(found.filter(({ archived_at }) => archived_at === null).map(({ id }) => id));
    },
  };
}

/** The builder's look across tenants, on an index that holds builds under way only. */
export function createIndexBuildWatchList(database: MongoDatabase): IndexBuildWatchList {
  return {
    async building(limit) {
      const found = await database
        .platformCollection(searchIndexes, 'search_indexes.build')
        .find(
          { building: { $type: 'object' } },
          { projection: { id: 1, tenant_id: 1 }, sort: { 'building.started_at': 1 }, limit },
        );
      return found.map(({ id, tenant_id }) => ({ id, tenant_id }));
    },
  };
}
