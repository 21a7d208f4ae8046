import { bucketsOf, type ChunkRepository, termRowsOf } from '@patchbay/core/vector-search';
import { withoutUndefined } from '../boundary/filter.ts';
import { files } from '../collections/file-collections.ts';
import { chunkTerms, fileChunks } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** From here on, reading the rows of all files and leaving some out is cheaper than naming the files. */
const MANY_FILES = 1_000;

/** Chunks of a tenant's files, and their terms. */
export function createChunkRepository(database: MongoDatabase): ChunkRepository {
  return {
    async upsert(scope, chunks) {
      // Terms first: where a chunk is stored, words find it.
      await database.tenantCollection(chunkTerms, scope).upsertMany(termRowsOf(chunks));
      await database.tenantCollection(fileChunks, scope).upsertMany(chunks);
    },

    countOfAttempt: (scope, owner, attempt) =>
      database.tenantCollection(fileChunks, scope).count({ ...owner, attempt }),

    async idsOfOtherAttempts(scope, owner, attempt) {
      const others = database
        .tenantCollection(fileChunks, scope)
        .iterate({ ...owner, attempt: { $ne: attempt } }, { projection: { id: 1 } });
      return Array.fromAsync(others, ({ id }) => id);
    },

    async removeOtherAttempts(scope, owner, attempt) {
      const others = { ...owner, attempt: { $ne: attempt } };
      await database.tenantCollection(chunkTerms, scope).deleteMany(others);
      await database.tenantCollection(fileChunks, scope).deleteMany(others);
    },

    async makeLive(scope, work, owner) {
      await database
        .tenantCollection(fileChunks, scope, work)
        .updateMany({ ...owner, live: false }, { $set: { live: true } });
    },

    async findLive(scope, ids) {
      if (ids.length === 0) return [];
      return database
        .tenantCollection(fileChunks, scope)
        .find({ id: { $in: [...ids] }, live: true }, { limit: ids.length });
    },

    async findLiveRanges(scope, ranges) {
      if (ranges.length === 0) return [];
      const limit = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      const $or = ranges.map(({ from, to, ...owner }) => ({ ...owner, live: true, ordinal: { $gte: from, $lte: to } }));
      return database
        .tenantCollection(fileChunks, scope)
        .find({ $or }, { limit, sort: { file_id: 1, file_version: 1, ordinal: 1 } });
    },

    async filesIn(scope, { index_ids, file_ids, metadata = {} }) {
      const values = Object.entries(metadata).map(([key, allowed]) => [`metadata.${key}`, { $in: [...allowed] }]);
      const found = database.tenantCollection(files, scope).iterate(
        {
          index_ids: { $in: [...index_ids] },
          archived_at: null,
          ...withoutUndefined({ id: file_ids && { $in: [...file_ids] } }),
          ...Object.fromEntries(values),
        },
        { projection: { id: 1, index_ids: 1 }, batch_size: 5_000 },
      );
      return Array.fromAsync(found, ({ id, index_ids: of_file }) => ({ id, index_ids: of_file }));
    },

    async termRows(scope, of_files, terms) {
      const projection = Object.fromEntries(terms.map((term) => [`terms.${term}`, 1 as const]));
      const named = of_files.size <= MANY_FILES ? { file_id: { $in: [...of_files] } } : {};
      const rows = database
        .tenantCollection(chunkTerms, scope)
        .iterate(
          { bucket: { $in: bucketsOf(terms) }, ...named },
          { projection: { file_id: 1, file_version: 1, first: 1, lengths: 1, ...projection }, batch_size: 10_000 },
        );
      const found = await Array.fromAsync(rows);
      return found.filter(({ file_id }) => of_files.has(file_id));
    },
  };
}
