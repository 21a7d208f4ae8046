import type { ChunkRepository } from '@patchbay/core/vector-search';
import { fileChunks } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Chunks of a tenant's files. */
export function createChunkRepository(database: MongoDatabase): ChunkRepository {
  return {
    upsert: (scope, chunks) => database.tenantCollection(fileChunks, scope).upsertMany(chunks),
    countOfAttempt: (scope, owner, attempt) =>
      database.tenantCollection(fileChunks, scope).count({ ...owner, attempt }),

    async removeOtherAttempts(scope, owner, attempt) {
      const chunks = database.tenantCollection(fileChunks, scope);
      const others = { ...owner, attempt: { $ne: attempt } };
      const ids: string[] = [];
      for await (const { id } of chunks.iterate(others, { projection: { id: 1 } })) ids.push(id);
      await chunks.deleteMany(others);
      return ids;
    },

    async makeLive(scope, owner) {
      await database
        .tenantCollection(fileChunks, scope)
        .updateMany({ ...owner, live: false }, { $set: { live: true } });
    },

    async findLive(scope, ids) {
      if (ids.length === 0) return [];
      return database
        .tenantCollection(fileChunks, scope)
        .find({ id: { $in: [...ids] }, live: true }, { limit: ids.length });
    },
  };
}
