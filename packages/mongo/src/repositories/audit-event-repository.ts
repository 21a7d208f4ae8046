import type { AuditEventRepository, AuditEventSource, AuditFilters } from '@patchbay/core/audit';
import { firstIdAt } from '@patchbay/core/kernel';
import { withoutUndefined } from '../boundary/filter.ts';
import { auditEvents } from '../collections/audit-events.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/**
 * An id tells its time, so a range of times is also a range of ids, which every index here is ordered by. The slack is
 * for ids that run ahead of a clock that was set back; the exact bounds are then asked of the timestamp itself.
 */
const SLACK_MS = 60_000;

const shifted = (time: Date | undefined, by_ms: number) =>
  time === undefined ? undefined : firstIdAt('audit_event', new Date(time.getTime() + by_ms));

function criteria({ entity_type, entity_id, action, actor_id, actor_type, source, request_id, ...time }: AuditFilters) {
  const { since, until } = time;
  const some = (range: object) => (Object.keys(range).length === 0 ? undefined : range);
  return withoutUndefined({
    'entity.type': entity_type,
    'entity.id': entity_id,
    action: action === undefined ? undefined : action.length === 1 ? action[0] : { $in: action },
    actor_id,
    actor_type,
    source,
    request_id,
    id: some(withoutUndefined({ $gte: shifted(since, -SLACK_MS), $lt: shifted(until, SLACK_MS) })),
    timestamp: some(withoutUndefined({ $gte: since, $lt: until })),
  });
}

/** Audit events, for reading. */
export function createAuditEventRepository(database: MongoDatabase): AuditEventRepository {
  return {
    get: (scope, id) => database.tenantCollection(auditEvents, scope).findOne({ id }),
    list: (scope, { limit, cursor, order, ...filters }) =>
      database.tenantCollection(auditEvents, scope).page(criteria(filters), { limit, cursor, order }),
  };
}

/** Audit events one batch after the other, for exports. */
export function createAuditEventSource(database: MongoDatabase): AuditEventSource {
  return {
    next: (scope, filters, after, limit) =>
      database
        .tenantCollection(auditEvents, scope)
        .find({ $and: [{ id: { $gt: after } }, criteria(filters)] }, { sort: { id: 1 }, limit }),
  };
}
