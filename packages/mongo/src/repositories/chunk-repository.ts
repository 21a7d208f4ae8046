import { bucketsOf, type ChunkRepository, type ChunkSet, chunkSetKey, termRowsOf } from '@patchbay/core/vector-search';
import { withoutUndefined } from '../boundary/filter.ts';
import { files } from '../collections/file-collections.ts';
import { chunkTerms, fileChunks } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** From here on, reading the rows of all files and leaving some out is cheaper than naming the files. */
const MANY_FILES = 1_000;

/** Files that one read names: an index may hold any number. */
const NAMED_AT_ONCE = 2_000;

const distinct = <T>(sets: readonly ChunkSet[], of: (set: ChunkSet) => T): T[] => [...new Set(sets.map(of))];

/** Chunks of a tenant's files, and their terms. */
export function createChunkRepository(database: MongoDatabase): ChunkRepository {
  return {
    async upsert(scope, chunks) {
      // Terms first: where a chunk is stored, words find it.
      await database.tenantCollection(chunkTerms, scope).upsertMany(termRowsOf(chunks));
      await database.tenantCollection(fileChunks, scope).upsertMany(chunks);
    },

    count: (scope, set) => database.tenantCollection(fileChunks, scope).count({ ...set }),

    list: (scope, set, page) => database.tenantCollection(fileChunks, scope).page({ ...set }, page, 'ordinal'),

    async find(scope, ids) {
      if (ids.length === 0) return [];
      return database.tenantCollection(fileChunks, scope).find({ id: { $in: [...ids] } }, { limit: ids.length });
    },

    async findRanges(scope, ranges) {
      if (ranges.length === 0) return [];
      const limit = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      const $or = ranges.map(({ from, to, ...set }) => ({ ...set, ordinal: { $gte: from, $lte: to } }));
      return database
        .tenantCollection(fileChunks, scope)
        .find({ $or }, { limit, sort: { file_id: 1, file_version: 1, chunker: 1, ordinal: 1 } });
    },

    async filesWith(scope, file_ids, metadata) {
      const values = Object.entries(metadata).map(([key, allowed]) => [`metadata.${key}`, { $in: [...allowed] }]);
      const found: string[] = [];
      for (let at = 0; at < file_ids.length; at += NAMED_AT_ONCE) {
        const $in = file_ids.slice(at, at + NAMED_AT_ONCE);
        const part = await database
          .tenantCollection(files, scope)
          .find({ id: { $in }, ...Object.fromEntries(values) }, { projection: { id: 1 }, limit: $in.length });
        found.push(...part.map(({ id }) => id));
      }
      return found;
    },

    async termRows(scope, sets, terms) {
      const projection = Object.fromEntries(terms.map((term) => [`terms.${term}`, 1 as const]));
      const file_ids = distinct(sets, ({ file_id }) => file_id);
      const rows = database.tenantCollection(chunkTerms, scope).iterate(
        {
          bucket: { $in: bucketsOf(terms) },
          chunker: { $in: distinct(sets, ({ chunker }) => chunker) },
          ...withoutUndefined({ file_id: file_ids.length <= MANY_FILES ? { $in: file_ids } : undefined }),
        },
        {
          projection: { file_id: 1, file_version: 1, chunker: 1, first: 1, lengths: 1, ...projection },
          batch_size: 10_000,
        },
      );
      const held = new Set(sets.map(chunkSetKey));
      return (await Array.fromAsync(rows)).filter((row) => held.has(chunkSetKey(row)));
    },

    async postings(scope, sets) {
      const rows = database.tenantCollection(chunkTerms, scope).iterate(
        {
          file_id: { $in: distinct(sets, ({ file_id }) => file_id) },
          file_version: { $in: distinct(sets, ({ file_version }) => file_version) },
        },
        {
          projection: { file_id: 1, file_version: 1, chunker: 1, first: 1, lengths: 1, terms: 1 },
          batch_size: 10_000,
        },
      );
      const asked = new Set(sets.map(chunkSetKey));
      return (await Array.fromAsync(rows)).filter((row) => asked.has(chunkSetKey(row)));
    },

    async remove(scope, { from, ...which }) {
      const owner = { ...withoutUndefined(which), file_id: which.file_id };
      const rows = from === undefined ? owner : { ...owner, first: { $gte: from } };
      const chunks = from === undefined ? owner : { ...owner, ordinal: { $gte: from } };
      await database.tenantCollection(chunkTerms, scope).deleteMany(rows);
      return database.tenantCollection(fileChunks, scope).deleteMany(chunks);
    },
  };
}
