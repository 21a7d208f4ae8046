import type { ChunkRepository } from '@patchbay/core/vector-search';
import { fileChunks } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Chunks of a tenant's files. */
export function createChunkRepository(database: MongoDatabase): ChunkRepository {
  return {
    upsert: (scope, chunks) => database.tenantCollection(fileChunks, scope).upsertMany(chunks),
    countOfAttempt: (scope, owner, attempt) =>
      database.tenantCollection(fileChunks, scope).count({ ...owner, attempt }),

    async idsOfOtherAttempts(scope, owner, attempt) {
      const others = database
        .tenantCollection(fileChunks, scope)
        .iterate({ ...owner, attempt: { $ne: attempt } }, { projection: { id: 1 } });
      return Array.fromAsync(others, ({ id }) => id);
    },

    async removeOtherAttempts(scope, owner, attempt) {
      await database.tenantCollection(fileChunks, scope).deleteMany({ ...owner, attempt: { $ne: attempt } });
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
  };
}
