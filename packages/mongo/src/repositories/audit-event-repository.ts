import type { AuditEventRepository } from '@patchbay/core/audit';
import { withoutUndefined } from '../boundary/filter.ts';
import { auditEvents } from '../collections/audit-events.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Audit events, for reading. */
export function createAuditEventRepository(database: MongoDatabase): AuditEventRepository {
  return {
    get: (scope, id) => database.tenantCollection(auditEvents, scope).findOne({ id }),
    list: (scope, { entity_type, entity_id, action, actor_id, since, until, ...page }) => {
      const times = withoutUndefined({ $gte: since, $lt: until });
      return database.tenantCollection(auditEvents, scope).page(
        withoutUndefined({
          'entity.type': entity_type,
          'entity.id': entity_id,
          action,
          actor_id,
          timestamp: Object.keys(times).length === 0 ? undefined : times,
        }),
        page,
      );
    },
  };
}
