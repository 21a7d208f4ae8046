import { recordedValue } from '@patchbay/core/audit';
import type { ActorScope, Change, Clock, IdSource, Notice } from '@patchbay/core/kernel';
import type { Document } from 'mongodb';

/** The audit event and the outbox event of one change, as stored. */
export function changeDocuments(
  change: Change,
  scope: ActorScope,
  { clock, ids }: { clock: Clock; ids: IdSource },
): { audit: Document; outbox: Document } {
  const now = clock.now();
  const tenant_id = change.tenant_id ?? scope.tenant_id;
  const new_value = recordedValue(change.new_value);
  const audit = {
    _id: ids.next('audit_event'),
    object: 'audit_event',
    tenant_id,
    actor_id: scope.subject.id,
    actor_type: scope.subject.type,
    action: change.action,
    entity: change.entity,
    old_value: recordedValue(change.old_value),
    new_value,
    request_id: scope.origin.request_id,
    source: scope.origin.source,
    timestamp: now,
  };
  const outbox = {
    _id: ids.next('event'),
    tenant_id,
    type: change.action,
    data: { entity: change.entity, object: new_value, audit_event_id: audit._id },
    created_at: now,
    dispatched_at: null,
  };
  return { audit, outbox };
}

/** The outbox event of what was observed, as stored. */
export function noticeDocument(
  { type, entity, object }: Notice,
  { tenant_id }: ActorScope,
  { clock, ids }: { clock: Clock; ids: IdSource },
): Document {
  const data = { entity, object: recordedValue(object) };
  return { _id: ids.next('event'), tenant_id, type, data, created_at: clock.now(), dispatched_at: null };
}
