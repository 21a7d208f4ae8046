import type { AuditExportRepository, AuditExportWatchList } from '@patchbay/core/audit';
import { withoutUndefined } from '../boundary/filter.ts';
import { auditExports } from '../collections/audit-chain-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Exports of a tenant. Taking one and giving it back is bookkeeping; how it ended is a change. */
export function createAuditExportRepository(database: MongoDatabase): AuditExportRepository {
  return {
    insert: (scope, work, created) => database.tenantCollection(auditExports, scope, work).insertOne(created),
    get: (scope, id) => database.tenantCollection(auditExports, scope).findOne({ id }),
    list: (scope, { status, ...page }) =>
      database.tenantCollection(auditExports, scope).page(withoutUndefined({ status }), page),
    claim: (scope, { id, status, attempt }, started_at, deadline_at) =>
      database
        .tenantCollection(auditExports, scope)
        .touchOne({ id, status, attempt }, { status: 'running', attempt: attempt + 1, started_at, deadline_at }),
    async giveBack(scope, id, attempt, deadline_at) {
      await database
        .tenantCollection(auditExports, scope)
        .touchOne({ id, attempt, status: 'running' }, { status: 'queued', deadline_at });
    },
    finish: (scope, work, { id, attempt }, end) =>
      database
        .tenantCollection(auditExports, scope, work)
        .findOneAndUpdate({ id, attempt, status: 'running' }, { $set: { ...end, deadline_at: null } }),
  };
}

/** The sweep's look across tenants, on an index that holds exports in the making only. */
export function createAuditExportWatchList(database: MongoDatabase): AuditExportWatchList {
  return {
    async overdue(now, limit) {
      const found = await database
        .platformCollection(auditExports, 'audit_exports.watch')
        .find(
          { deadline_at: { $type: 'date', $lt: now } },
          { projection: { id: 1, tenant_id: 1 }, sort: { deadline_at: 1 }, limit },
        );
      return found.map(({ id, tenant_id }) => ({ id, tenant_id }));
    },
  };
}
