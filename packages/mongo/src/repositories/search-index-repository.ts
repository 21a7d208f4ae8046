import type { TenantScope } from '@patchbay/core/kernel';
import type { SearchIndexRepository } from '@patchbay/core/vector-search';
import { searchIndexes } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Search indexes of a tenant. */
export function createSearchIndexRepository(database: MongoDatabase): SearchIndexRepository {
  async function idsOf(scope: TenantScope, ids: readonly string[], archived: boolean): Promise<ReadonlySet<string>> {
    const found = await database
      .tenantCollection(searchIndexes, scope)
      .find(
        { id: { $in: [...ids] }, ...(archived ? {} : { archived_at: null }) },
        { projection: { id: 1 }, limit: ids.length },
      );
    return new Set(found.map(({ id }) => id));
  }

  return {
    insert: (scope, work, index) => database.tenantCollection(searchIndexes, scope, work).insertOne(index),
    get: (scope, id) => database.tenantCollection(searchIndexes, scope).findOne({ id }),
    list: (scope, page) => database.tenantCollection(searchIndexes, scope).page({ archived_at: null }, page),
    existing: (scope, ids) => idsOf(scope, ids, true),
    attachable: (scope, ids) => idsOf(scope, ids, false),
  };
}
