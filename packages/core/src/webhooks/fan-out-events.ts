import {
  type Clock,
  canonicalJson,
  type IdSource,
  type JsonValue,
  type RequestOrigin,
  systemScope,
} from '../kernel/index.ts';
import type { TenantDoor } from '../tenancy/index.ts';
import { type Event, type OutboxEntry, toEvent, wants } from './event.ts';
import type {
  DeliveryQueue,
  DeliveryRepository,
  EndpointRepository,
  StoredDelivery,
  StoredEndpoint,
  WebhookWatchList,
} from './webhook-ports.ts';

/** What dispatching events needs. */
export interface FanOutDeps {
  readonly watchList: WebhookWatchList;
  readonly tenants: Pick<TenantDoor, 'isArchived'>;
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly queue: DeliveryQueue;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Events that are looked at together. */
const BATCH = 200;

/** The text of an event: the same bytes are signed and sent at every attempt. */
export function bodyOf(event: Event): string {
  return canonicalJson(JSON.parse(JSON.stringify(event)) as JsonValue);
}

/** A delivery of an event that is due at once. */
export function newDelivery(
  event: Event,
  endpoint: Pick<StoredEndpoint, 'id' | 'tenant_id'>,
  { ids, clock }: Pick<FanOutDeps, 'ids' | 'clock'>,
): StoredDelivery {
  const now = clock.now();
  return {
    object: 'webhook_delivery',
    id: ids.next('webhook_delivery'),
    tenant_id: endpoint.tenant_id,
    webhook_endpoint_id: endpoint.id,
    event_id: event.id,
    event_type: event.type,
    entity_id: event.data.entity.id,
    status: 'pending',
    replay_of: null,
    attempts: [],
    next_attempt_at: now,
    delivered_at: null,
    created_at: now,
    body: bodyOf(event),
    claimed_until: null,
  };
}

type TenantEntry = OutboxEntry & { readonly tenant_id: string };

/**
 * Makes a delivery of every new event for every endpoint that wants it. An event counts as dispatched when its
 * deliveries are stored: what dies in between does it again, and finds them there. Nobody is told what happens in an
 * archived tenant; once it is restored, a range of events can be replayed.
 */
export function createFanOut({ watchList, tenants, endpoints, deliveries, queue, clock, ids }: FanOutDeps) {
  async function fanOutTenant(tenant_id: string, entries: readonly TenantEntry[], origin: RequestOrigin) {
    if (await tenants.isArchived(tenant_id)) return 0;
    const scope = systemScope(tenant_id, 'webhook-dispatcher', origin);
    const active = await endpoints.active(scope);
    const made = entries.flatMap((entry) =>
      active
        // An endpoint is told of what happens from its creation on.
        .filter(({ events, created_at }) => wants(events, entry.type) && created_at <= entry.created_at)
        .map((endpoint) => newDelivery(toEvent(entry), endpoint, { ids, clock })),
    );
    await deliveries.insertNew(scope, made);
    // Should the queue be away, the deliveries are there, and the sweep finds them due.
    await Promise.allSettled(made.map(({ id }) => queue.send({ delivery_id: id, tenant_id }, 0)));
    return made.length;
  }

  /** One batch. @returns how many events it had, and how many deliveries they made. */
  return async (origin: RequestOrigin): Promise<{ events: number; deliveries: number }> => {
    const entries = await watchList.undispatched(BATCH);
    if (entries.length === 0) return { events: 0, deliveries: 0 };
    const ofTenants = entries.filter((entry): entry is TenantEntry => entry.tenant_id !== null);
    const byTenant = Map.groupBy(ofTenants, ({ tenant_id }) => tenant_id);
    let count = 0;
    for (const [tenant_id, own] of byTenant) count += await fanOutTenant(tenant_id, own, origin);
    await watchList.dispatched(
      entries.map(({ id }) => id),
      clock.now(),
    );
    return { events: entries.length, deliveries: count };
  };
}
export type FanOut = ReturnType<typeof createFanOut>;
