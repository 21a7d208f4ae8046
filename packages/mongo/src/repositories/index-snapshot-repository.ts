import type {
  IndexSnapshot,
  IndexSnapshotRepository,
  SnapshotFile,
  SnapshotWatchList,
} from '@patchbay/core/vector-search';
import { indexEntries } from '../collections/index-entries.ts';
import { indexSnapshots } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Snapshots of a tenant's indexes; what they hold is told by the index entries. */
export function createIndexSnapshotRepository(database: MongoDatabase): IndexSnapshotRepository {
  return {
    insert: (scope, work, snapshot) => database.tenantCollection(indexSnapshots, scope, work).insertOne(snapshot),
    get: (scope, index_id, id) => database.tenantCollection(indexSnapshots, scope).findOne({ id, index_id }),
    findByNumber: (scope, work, index_id, number) =>
      database.tenantCollection(indexSnapshots, scope, work).findOne({ index_id, number }),
    find: (scope, ids) =>
      database.tenantCollection(indexSnapshots, scope).find({ id: { $in: [...ids] } }, { limit: ids.length }),
    list: (scope, index_id, page) =>
      database.tenantCollection(indexSnapshots, scope).page({ index_id }, page, 'number'),

    async files(scope, { index_id, generation, number }, page) {
      const held = await database.tenantCollection(indexEntries, scope).page(
        {
          index_id,
          generation,
          status: 'searchable',
          since: { $lte: number },
          $or: [{ until: null }, { until: { $gt: number } }],
        },
        page,
        'file_id',
        { projection: { file_id: 1, file_version: 1, chunks: 1 } },
      );
      const toFile = ({ file_id, file_version, chunks }: Omit<SnapshotFile, 'object'>): SnapshotFile => ({
        object: 'snapshot_file',
        file_id,
        file_version,
        chunks,
      });
      return { ...held, data: held.data.map(toFile) };
    },

    kept: (scope, index_id) =>
      database
        .tenantCollection(indexSnapshots, scope)
        .aggregate<Pick<IndexSnapshot, 'number' | 'generation'>>([
          { $match: { index_id, purged_at: null } },
          { $sort: { number: 1 } },
          { $project: { _id: 0, number: 1, generation: 1 } },
        ]),

    markPurged: (scope, work, id, purged_at) =>
      database
        .tenantCollection(indexSnapshots, scope, work)
        .findOneAndUpdate({ id, bindings: 0, purged_at: null }, { $set: { purged_at } }),
  };
}

/** The reconciler's look across tenants, on an index that holds snapshots which no binding pins. */
export function createSnapshotWatchList(database: MongoDatabase): SnapshotWatchList {
  return {
    async purgeable(made_before, limit) {
      const found = await database
        .platformCollection(indexSnapshots, 'index_snapshots.purge')
        .find(
          { bindings: 0, purged_at: null, created_at: { $lt: made_before } },
          { projection: { id: 1, tenant_id: 1, index_id: 1 }, sort: { created_at: 1 }, limit },
        );
      return found.map(({ id, tenant_id, index_id }) => ({ id, tenant_id, index_id }));
    },
  };
}
