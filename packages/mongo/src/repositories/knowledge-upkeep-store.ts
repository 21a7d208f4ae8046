import { randomUUID } from 'node:crypto';
import type { Clock } from '@patchbay/core/kernel';
import type { UpkeepStore, UpkeepWatchList } from '@patchbay/core/knowledge-upkeep';
import { type ChunkSet, chunkSetKey } from '@patchbay/core/vector-search';
import { files } from '../collections/file-collections.ts';
import { indexEntries } from '../collections/index-entries.ts';
import { fileChunks, indexSnapshots, searchIndexes } from '../collections/knowledge-collections.ts';
import { knowledgeUpkeep } from '../collections/knowledge-upkeep.ts';
import { tenants } from '../collections/tenants.ts';
import type { MongoDatabase } from '../mongo-database.ts';

const INDEX = {
  tenant_id: 1,
  backend: 1,
  embedding_model: 1,
  embedding_dimensions: 1,
  generation: 1,
  building: 1,
  last_generation: 1,
} as const;

/** An upload or an ingestion of these may be at work. */
const AT_WORK: readonly string[] = ['awaiting_upload', 'queued', 'processing'];

/** What a set of chunks comes after: the sets of earlier files, versions and chunkers. */
const after = ({ file_id, file_version, chunker }: ChunkSet) => ({
  $or: [
    { file_id: { $gt: file_id } },
    { file_id, file_version: { $gt: file_version } },
    { file_id, file_version, chunker: { $gt: chunker } },
  ],
});

/** What a tenant has, as upkeep looks at it. */
export function createUpkeepStore(database: MongoDatabase, clock: Clock): UpkeepStore {
  return {
    indexes: (scope, last, limit) =>
      database
        .tenantCollection(searchIndexes, scope)
        .find(last === null ? {} : { id: { $gt: last } }, { projection: INDEX, sort: { id: 1 }, limit }),

    async modelOf(scope, index_id, generation) {
      const found = await database
        .tenantCollection(indexSnapshots, scope)
        .findOne({ index_id, generation }, { projection: { embedding_model: 1 } });
      return found?.embedding_model ?? null;
    },

    entries: (scope, index_id, generation) =>
      Array.fromAsync(
        database.tenantCollection(indexEntries, scope).iterate({ index_id, generation }, { batch_size: 5_000 }),
      ),

    async removeEntry(scope, id) {
      await database.tenantCollection(indexEntries, scope).deleteMany({ id });
    },

    async restartEntry(scope, { id, index_id, updated_at }) {
      const { matched } = await database.tenantCollection(indexEntries, scope).updateOne(
        { id, status: 'searchable', until: null, updated_at },
        {
          $set: {
            status: 'pending',
            stage: 'claim',
            percent: 0,
            execution_arn: null,
            deadline_at: null,
            updated_at: clock.now(),
          },
        },
      );
      // Searches that keep what the index holds read it anew.
      if (matched > 0)
        await database.tenantCollection(searchIndexes, scope).touchOne({ id: index_id }, { held_by: randomUUID() });
      return matched > 0;
    },

    async setsInUse(scope, sets) {
      if (sets.length === 0) return new Set();
      const found = await database
        .tenantCollection(indexEntries, scope)
        .aggregate<{ id: ChunkSet }>([
          { $match: { file_id: { $in: [...new Set(sets.map(({ file_id }) => file_id))] } } },
          { $group: { _id: { file_id: '$file_id', file_version: '$file_version', chunker: '$chunker' } } },
        ]);
      return new Set(found.map(({ id }) => chunkSetKey(id)));
    },

    async chunkSets(scope, last, limit) {
      const found = await database
        .tenantCollection(fileChunks, scope)
        .aggregate<{ id: ChunkSet }>([
          { $match: last === null ? {} : after(last) },
          { $group: { _id: { file_id: '$file_id', file_version: '$file_version', chunker: '$chunker' } } },
          { $sort: { '_id.file_id': 1, '_id.file_version': 1, '_id.chunker': 1 } },
          { $limit: limit },
        ]);
      return found.map(({ id }) => id);
    },

    async files(scope, ids) {
      if (ids.length === 0) return [];
      const found = await database
        .tenantCollection(files, scope)
        .find({ id: { $in: [...ids] } }, { projection: { status: 1 }, limit: ids.length });
      return found.map(({ id, status }) => ({ id, at_work: AT_WORK.includes(status) }));
    },
  };
}

const WALK = { id: 'walk' } as const;

/** The walk over tenants: their ids, and where it stands. */
export function createUpkeepWatchList(database: MongoDatabase): UpkeepWatchList {
  const walk = () => database.platformCollection(knowledgeUpkeep, 'knowledge_upkeep.walk');
  return {
    async progress() {
      const found = await walk().findOne(WALK);
      return found === null ? null : { began_at: found.began_at, at_tenant: found.at_tenant, done: found.done };
    },

    async save({ began_at, at_tenant, done }) {
      await walk().updateOne(WALK, { $set: { began_at, at_tenant, done } }, { upsert: true });
    },

    async tenant(from, how) {
      const [first] = await database
        .platformCollection(tenants, 'tenants.upkeep')
        .find(from === null ? {} : { id: how === 'from' ? { $gte: from } : { $gt: from } }, {
          projection: { id: 1 },
          sort: { id: 1 },
          limit: 1,
        });
      return first?.id ?? null;
    },
  };
}
