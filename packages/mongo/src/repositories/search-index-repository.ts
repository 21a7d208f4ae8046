import type { SearchIndexRepository } from '@patchbay/core/vector-search';
import { searchIndexes } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Search indexes of a tenant. */
export function createSearchIndexRepository(database: MongoDatabase): SearchIndexRepository {
  return {
    insert: (scope, work, index) => database.tenantCollection(searchIndexes, scope, work).insertOne(index),
    get: (scope, id) => database.tenantCollection(searchIndexes, scope).findOne({ id }),
    list: (scope, page) => database.tenantCollection(searchIndexes, scope).page({ archived_at: null }, page),

    async embeddingModels(scope, ids) {
      const found = await database
        .tenantCollection(searchIndexes, scope)
        .find({ id: { $in: [...ids] } }, { projection: { embedding_model: 1 }, limit: ids.length });
      return new Map(found.map(({ id, embedding_model }) => [id, embedding_model]));
    },

    async attachable(scope, ids) {
      const found = await database
        .tenantCollection(searchIndexes, scope)
        .find({ id: { $in: [...ids] }, archived_at: null }, { projection: { id: 1 }, limit: ids.length });
      return new Set(found.map(({ id }) => id));
    },
  };
}
