import type { EntityType, JsonValue } from '@patchbay/core/kernel';
import { defineCollection } from './collection-definition.ts';

/** An event to be told to the outside, written with the change that it tells of. */
export interface OutboxEvent {
  readonly id: string;
  readonly tenant_id: string | null;
  readonly type: string;
  readonly data: {
    readonly entity: { readonly type: EntityType; readonly id: string };
    readonly object: JsonValue;
    /** Missing where nothing changed. */
    readonly audit_event_id?: string;
  };
  readonly created_at: Date;
  readonly dispatched_at: Date | null;
}

/** Inserted by the unit of work only; the dispatcher takes what has no dispatched_at, oldest first. */
export const outboxEvents = defineCollection<OutboxEvent>({
  name: 'outbox_events',
  tenancy: 'tenant_or_platform',
  writes: 'direct',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, type: 1, _id: 1 } },
    { keys: { tenant_id: 1, 'data.entity.id': 1, _id: 1 } },
  ],
  platform_indexes: [
    { keys: { _id: 1, dispatched_at: 1 }, partial_filter: { dispatched_at: null } },
    // A day more than events are shown for.
    { keys: { created_at: 1 }, expire_after_seconds: 31 * 86_400 },
  ],
  schema: {
    tenant_id: ['string', 'null'],
    type: 'string',
    data: 'object',
    created_at: 'date',
    dispatched_at: ['date', 'null'],
  },
});
