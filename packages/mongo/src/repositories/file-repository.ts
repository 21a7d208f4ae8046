import type { FileRepository, FileWatchList } from '@patchbay/core/file-storage';
import { withoutUndefined } from '../boundary/filter.ts';
import { files } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Files of a tenant. */
export function createFileRepository(database: MongoDatabase): FileRepository {
  return {
    insert: (scope, work, file) => database.tenantCollection(files, scope, work).insertOne(file),
    get: (scope, id) => database.tenantCollection(files, scope).findOne({ id }),
    list: (scope, page, { status, index_id }) =>
      database.tenantCollection(files, scope).page(withoutUndefined({ status, index_ids: index_id }), page),
    transition: (scope, work, id, { status, execution_arn }, change) =>
      database
        .tenantCollection(files, scope, work)
        .findOneAndUpdate(
          { id, status: { $in: [...status] }, ...withoutUndefined({ execution_arn }) },
          { $set: change },
        ),

    async progress(scope, id, execution_arn, { stage, percent }) {
      await database
        .tenantCollection(files, scope)
        .touchOne({ id, status: 'processing', execution_arn, percent: { $lt: percent } }, { stage, percent });
    },
  };
}

/** The sweeper's look across tenants, on an index that holds unsettled files only. */
export function createFileWatchList(database: MongoDatabase): FileWatchList {
  return {
    async overdue(now, limit) {
      const found = await database
        .platformCollection(files, 'files.reconcile')
        .find(
          { deadline_at: { $type: 'date', $lt: now } },
          { projection: { id: 1, tenant_id: 1 }, sort: { deadline_at: 1 }, limit },
        );
      return found.map(({ id, tenant_id }) => ({ id, tenant_id }));
    },
  };
}
