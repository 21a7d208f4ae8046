import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { EndpointHealth } from './endpoint-health.ts';
import type { OutboxEntry } from './event.ts';
import type { DeliveryAttempt, DeliveryStatus, ListWebhookDeliveries, WebhookDelivery } from './webhook-delivery.ts';
import type { ListWebhookEndpoints, WebhookEndpoint } from './webhook-endpoint.ts';

/** An endpoint as it is stored: which versions of its secret sign, never the secrets. */
export interface StoredEndpoint extends WebhookEndpoint {
  readonly secret_version: string;
  /** Signs too until `previous_secret_expires_at`. */
  readonly previous_secret_version: string | null;
}

/** What of it may change with an audit event. */
export type EndpointPatch = Partial<
  Pick<
    StoredEndpoint,
    | 'url'
    | 'events'
    | 'description'
    | 'metadata'
    | 'updated_at'
    | 'rotated_at'
    | 'archived_at'
    | 'health'
    | 'secret_version'
    | 'previous_secret_version'
    | 'previous_secret_expires_at'
  >
>;

/** Where endpoints are kept, without their secrets. */
export interface EndpointRepository {
  insert(scope: TenantScope, work: Work, endpoint: StoredEndpoint): Promise<void>;
  get(scope: TenantScope, id: string, work?: Work): Promise<StoredEndpoint | null>;
  list(scope: TenantScope, query: ListWebhookEndpoints): Promise<Page<StoredEndpoint>>;
  update(scope: TenantScope, work: Work, id: string, patch: EndpointPatch): Promise<void>;
  /** Those that are not archived; there are few. */
  active(scope: TenantScope): Promise<StoredEndpoint[]>;
  setHealth(scope: TenantScope, id: string, health: EndpointHealth): Promise<void>;
  /** Takes the one try that a suspended endpoint gets; false when another event took it. */
  takeProbe(scope: TenantScope, id: string, due: Date, next: Date): Promise<boolean>;
}

/** A delivery as it is stored, with the very text that is signed and sent. */
export interface StoredDelivery extends WebhookDelivery {
  readonly body: string;
  /** Failures that count towards giving up: those while the endpoint was not left alone. */
  readonly own_failures?: number;
  /** Of one that a replay of a range has made: those wait for each other, and for nothing else. */
  readonly replay_id?: string;
  /** Whoever attempts it has it until then. */
  readonly claimed_until: Date | null;
}

/** What an attempt leaves behind. */
export interface DeliveryOutcome {
  readonly status: DeliveryStatus;
  readonly attempt: DeliveryAttempt;
  readonly own_failures?: number;
  readonly next_attempt_at: Date | null;
  readonly delivered_at: Date | null;
}

/** Where deliveries are kept. */
export interface DeliveryRepository {
  /** Adds those that are not there yet: one an endpoint and event, replays aside. */
  insertNew(scope: TenantScope, deliveries: readonly StoredDelivery[]): Promise<void>;
  insert(scope: TenantScope, work: Work, delivery: StoredDelivery): Promise<void>;
  get(scope: TenantScope, id: string): Promise<StoredDelivery | null>;
  /** Without bodies. */
  list(scope: TenantScope, query: ListWebhookDeliveries): Promise<Page<WebhookDelivery>>;
  /** Takes a pending delivery that is due, until `until`; null when it is not due, or somebody has it. */
  claim(scope: TenantScope, id: string, now: Date, until: Date): Promise<StoredDelivery | null>;
  /**
   * The oldest delivery to the same endpoint about the same entity that is still pending: of the same replay, or of none.
   */
  firstPending(
    scope: TenantScope,
    of: Pick<StoredDelivery, 'webhook_endpoint_id' | 'entity_id' | 'replay_id'>,
  ): Promise<WebhookDelivery | null>;
  insertMany(scope: TenantScope, work: Work, deliveries: readonly StoredDelivery[]): Promise<void>;
  /** What there is of events to an endpoint, oldest first. */
  ofEvents(
    scope: TenantScope,
    work: Work,
    endpointId: string,
    eventIds: readonly string[],
  ): Promise<Pick<StoredDelivery, 'id' | 'event_id' | 'status'>[]>;
  /** Notes an attempt, of which the latest are kept, where nobody else has taken the delivery since it was claimed until then. */
  settle(scope: TenantScope, id: string, claimedUntil: Date, outcome: DeliveryOutcome): Promise<boolean>;
  /** Lets it wait; null: until it is woken or released. */
  postpone(scope: TenantScope, id: string, claimedUntil: Date, until: Date | null): Promise<void>;
  /** Makes a pending delivery due now. */
  wake(scope: TenantScope, id: string, now: Date): Promise<void>;
  /** Lets everything that waits for an endpoint go now. */
  release(scope: TenantScope, endpointId: string, now: Date, work?: Work): Promise<void>;
}

/** Events as a tenant reads them. */
export interface EventReader {
  get(scope: TenantScope, id: string): Promise<OutboxEntry | null>;
  list(scope: TenantScope, page: PageRequest, filter: EventRange): Promise<Page<OutboxEntry>>;
  /** Oldest first. */
  range(scope: TenantScope, range: EventRange, limit: number): Promise<OutboxEntry[]>;
}

/** Which events; every part must hold. */
export interface EventRange {
  readonly types?: readonly string[] | undefined;
  readonly entity_id?: string | undefined;
  readonly from_id: string;
  readonly after_id?: string | undefined;
  readonly below_id?: string | undefined;
}

/** The dispatcher's view across tenants. */
export interface WebhookWatchList {
  /** Events that no endpoint was looked up for yet, oldest first. */
  undispatched(limit: number): Promise<OutboxEntry[]>;
  dispatched(eventIds: readonly string[], at: Date): Promise<void>;
  /** Pending deliveries whose time has come, oldest first. */
  due(now: Date, limit: number): Promise<DeliveryOrder[]>;
}

/** Names a delivery that is to be attempted. */
export interface DeliveryOrder {
  readonly delivery_id: string;
  readonly tenant_id: string;
}

/** Orders to those who deliver. */
export interface DeliveryQueue {
  /** At least once; the delivery itself says whether it is due. Delays beyond the queue's are cut: the sweep goes on. */
  send(order: DeliveryOrder, delaySeconds: number): Promise<void>;
}

/** Decides whether an address may be called at all. */
export interface EndpointAddresses {
  /** @throws AppError `unprocessable` for what is private, not https or not there. */
  check(url: string): Promise<void>;
}
