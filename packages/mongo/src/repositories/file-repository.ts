import {
  type FileFilter,
  type FileRepository,
  type FileRows,
  type FileTransition,
  type FileWatchList,
  fileVersionId,
  listedFileStatuses,
  type StoredFile,
  versionOf,
} from '@patchbay/core/file-storage';
import { firstIdAt } from '@patchbay/core/kernel';
import { type TenantFilter, withoutUndefined } from '../boundary/filter.ts';
import { files, fileVersions } from '../collections/file-collections.ts';
import { indexEntries } from '../collections/index-entries.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Strings are compared by their bytes, so what begins with a prefix is a range of the index. */
const LAST_CHARACTER = '\u{10ffff}';

/** The members that are given, or undefined where none is. */
function range(operators: Record<string, unknown>): object | undefined {
  const given = withoutUndefined(operators);
  return Object.keys(given).length === 0 ? undefined : given;
}

const idAt = (text: string | undefined) => (text === undefined ? undefined : firstIdAt('file', new Date(text)));

function listFilter(filter: FileFilter) {
  const { index_id, name, name_prefix, media_type, created_after, created_before } = filter;
  return withoutUndefined({
    status: { $in: listedFileStatuses(filter) },
    index_ids: index_id,
    media_type,
    name: range({
      $eq: name,
      $gte: name_prefix,
      $lt: name_prefix === undefined ? undefined : `${name_prefix}${LAST_CHARACTER}`,
    }),
    // Ids tell the time: the range is one of the list's own order.
    id: range({ $gte: idAt(created_after), $lt: idAt(created_before) }),
  }) as TenantFilter<StoredFile>;
}

/** What the row of a version takes over from its file. An archived file says nothing of its versions. */
function versionChange({ status, reason, pages, chunks, ready_at }: FileTransition) {
  if (status === 'archived') return undefined;
  return withoutUndefined({ status, reason, pages, chunks, ready_at });
}

/** Files of a tenant, with their versions. */
export function createFileRepository(database: MongoDatabase): FileRepository {
  return {
    async insert(scope, work, file) {
      await database.tenantCollection(files, scope, work).insertOne(file);
      await database.tenantCollection(fileVersions, scope, work).insertOne(versionOf(file));
    },

    get: (scope, id, work) => database.tenantCollection(files, scope, work).findOne({ id }),

    list(scope, page, filter) {
      const byName = filter.name === undefined && filter.name_prefix !== undefined;
      return database
        .tenantCollection(files, scope)
        .page(listFilter(filter), page, byName ? 'name' : 'id', { ties: byName });
    },

    findSame: (scope, { sha256, size_bytes, media_type }) =>
      database
        .tenantCollection(files, scope)
        .findOne({ sha256, size_bytes, media_type, status: 'ready' }, { sort: { id: 1 } }),

    async transition(scope, work, id, { status, ...expected }, change) {
      const after = await database
        .tenantCollection(files, scope, work)
        .findOneAndUpdate({ id, status: { $in: [...status] }, ...withoutUndefined(expected) }, { $set: change });
      if (after === null) return null;
      const rows = database.tenantCollection(fileVersions, scope, work);
      if (change.version !== undefined && change.version !== expected.version) {
        await rows.insertOne(versionOf(after));
        return after;
      }
      const row = versionChange(change);
      if (row !== undefined) await rows.updateOne({ id: fileVersionId(id, after.version) }, { $set: row });
      return after;
    },

    async progress(scope, id, execution_arn, { stage, percent }) {
      await database
        .tenantCollection(files, scope)
        .touchOne({ id, status: 'processing', execution_arn, percent: { $lt: percent } }, { stage, percent });
    },

    getVersion: (scope, fileId, version) =>
      database.tenantCollection(fileVersions, scope).findOne({ id: fileVersionId(fileId, version) }),
    listVersions: (scope, file_id, page) =>
      database.tenantCollection(fileVersions, scope).page({ file_id }, page, 'version'),
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

    async purgeable(now, limit) {
      const found = await database
        .platformCollection(files, 'files.reconcile')
        .find(
          { purge_at: { $type: 'date', $lte: now } },
          { projection: { id: 1, tenant_id: 1 }, sort: { purge_at: 1 }, limit },
        );
      return found.map(({ id, tenant_id }) => ({ id, tenant_id }));
    },
  };
}

/** What there is of a file besides its chunks: for its end. */
export function createFileRows(database: MongoDatabase): FileRows {
  return {
    async remove(scope, work, file_id) {
      await database.tenantCollection(indexEntries, scope, work).deleteMany({ file_id });
      await database.tenantCollection(fileVersions, scope, work).deleteMany({ file_id });
      await database.tenantCollection(files, scope, work).deleteMany({ id: file_id });
    },
  };
}
