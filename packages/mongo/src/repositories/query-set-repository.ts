import type { LabelTargets, QuerySetRepository } from '@patchbay/core/retrieval-evaluation';
import { withoutUndefined } from '../boundary/filter.ts';
import { querySets, querySetVersions } from '../collections/evaluation-collections.ts';
import { files } from '../collections/file-collections.ts';
import { searchIndexes } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Query sets of a tenant's indexes, and their versions. */
export function createQuerySetRepository(database: MongoDatabase): QuerySetRepository {
  return {
    async insert(scope, work, set, version) {
      await database.tenantCollection(querySets, scope, work).insertOne(set);
      await database.tenantCollection(querySetVersions, scope, work).insertOne(version);
    },
    get: (scope, index_id, id, work) => database.tenantCollection(querySets, scope, work).findOne({ id, index_id }),
    list: (scope, index_id, { name, ...page }) =>
      database
        .tenantCollection(querySets, scope)
        .page({ index_id, archived_at: null, ...withoutUndefined({ name }) }, page),
    version: (scope, id, version) =>
      database.tenantCollection(querySetVersions, scope).findOne({ id: `${id}:${version}` }),
    async update(scope, work, id, patch, version) {
      await database.tenantCollection(querySets, scope, work).updateOne({ id }, { $set: patch });
      if (version !== undefined) await database.tenantCollection(querySetVersions, scope, work).insertOne(version);
    },
  };
}

/** The indexes and files that query sets refer to. */
export function createLabelTargets(database: MongoDatabase): LabelTargets {
  return {
    index: (scope, id) =>
      database.tenantCollection(searchIndexes, scope).findOne({ id }, { projection: { archived_at: 1 } }),
    async files(scope, ids) {
      if (ids.length === 0) return new Set();
      const found = await database
        .tenantCollection(files, scope)
        .find({ id: { $in: [...ids] } }, { projection: { id: 1 }, limit: ids.length });
      return new Set(found.map(({ id }) => id));
    },
  };
}
