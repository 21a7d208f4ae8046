import type { IndexedFiles, OpenEntryReader, WaitingEntries, WaitingEntry } from '@patchbay/core/vector-search';
import { files } from '../collections/file-collections.ts';
import { indexEntries } from '../collections/index-entries.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Files, as far as indexes name them. */
export function createIndexedFiles(database: MongoDatabase): IndexedFiles {
  return {
    find: (scope, work, id) =>
      database
        .tenantCollection(files, scope, work)
        .findOne({ id }, { projection: { index_ids: 1, live_version: 1, archived_at: 1 } }),
    async setIndexes(scope, work, id, index_ids) {
      await database.tenantCollection(files, scope, work).updateOne({ id }, { $set: { index_ids: [...index_ids] } });
    },
  };
}

/** All open entries of a generation, from the collection's index alone. */
export function createOpenEntryReader(database: MongoDatabase): OpenEntryReader {
  return {
    openEntries: (scope, work, { index_id, generation }) =>
      Array.fromAsync(
        database
          .tenantCollection(indexEntries, scope, work)
          .iterate(
            { index_id, generation, until: null },
            { projection: { id: 0, file_id: 1, file_version: 1, status: 1 }, batch_size: 10_000 },
          ),
        ({ file_id, file_version, status }) => ({ file_id, file_version, status }),
      ),
  };
}

const WAITING = { status: 'pending', deadline_at: null, until: null } as const;

/** Entries of all tenants that wait for an execution, on an index that holds pending ones only. */
export function createWaitingEntries(database: MongoDatabase): WaitingEntries {
  const all = () => database.platformCollection(indexEntries, 'index_entries.watch');
  return {
    async waiting({ per_index, total }) {
      const groups = await all().aggregate<{ entries: WaitingEntry[] }>([
        { $match: WAITING },
        { $sort: { created_at: 1 } },
        {
          $group: {
            _id: '$index_id',
            first: { $min: '$created_at' },
            entries: {
              $firstN: {
                input: {
                  tenant_id: '$tenant_id',
                  index_id: '$index_id',
                  generation: '$generation',
                  file_id: '$file_id',
                  file_version: '$file_version',
                  attempt: '$attempt',
                  updated_at: '$updated_at',
                },
                n: per_index,
              },
            },
          },
        },
        { $sort: { first: 1 } },
      ]);
      const rounds = Math.max(0, ...groups.map(({ entries }) => entries.length));
      const inTurn = Array.from({ length: rounds }, (_, at) => groups.flatMap(({ entries }) => entries[at] ?? []));
      return inTurn.flat().slice(0, total);
    },

    underWay: (limit) =>
      all().count({ status: { $in: ['pending', 'processing'] }, deadline_at: { $type: 'date' } }, { limit }),
  };
}
