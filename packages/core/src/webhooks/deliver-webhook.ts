import { type Clock, type RequestOrigin, systemScope, type TenantScope } from '../kernel/index.ts';
import type { SecretReader } from '../provider-credentials/index.ts';
import { OutgoingFailure, type OutgoingHttp } from '../tool-execution/index.ts';
import { pauseAfter } from './webhook-delivery.ts';
import { afterFailure, HEALTHY } from './webhook-endpoint.ts';
import type {
  DeliveryOrder,
  DeliveryQueue,
  DeliveryRepository,
  EndpointRepository,
  StoredDelivery,
  StoredEndpoint,
} from './webhook-ports.ts';
import { signatureHeaders } from './webhook-signature.ts';

/** What delivering needs. */
export interface DeliverWebhookDeps {
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly secrets: SecretReader;
  readonly http: OutgoingHttp;
  readonly queue: DeliveryQueue;
  readonly clock: Clock;
}

/** An endpoint that takes longer is down: it should take the event in and work on it afterwards. */
const TIMEOUT_MS = 15_000;

/** For so long a delivery belongs to who took it; then it is due again. */
const CLAIM_MS = 60_000;

/** What waits behind an earlier event of the same entity looks again after so long, should nobody wake it. */
const BEHIND_MS = 60_000;

/** What became of an order. */
export type Delivered = 'delivered' | 'retrying' | 'failed' | 'waiting' | 'not_due';

const after = (time: Date, milliseconds: number) => new Date(time.getTime() + milliseconds);

/** Sends events to endpoints: signed, in order for each entity, at growing intervals until they are taken. */
export function createDeliverWebhook({ endpoints, deliveries, secrets, http, queue, clock }: DeliverWebhookDeps) {
  /** What is noted as due is found by the sweep, should the queue be away. */
  const order = (delivery: DeliveryOrder, seconds: number) => queue.send(delivery, seconds).catch(() => undefined);

  /** The text of the secrets that sign now. */
  async function signingSecrets(scope: TenantScope, endpoint: StoredEndpoint): Promise<string[]> {
    const { previous_secret_version: before, previous_secret_expires_at: until } = endpoint;
    const overlaps = before !== null && until !== null && clock.now() < until;
    const versions = [endpoint.secret_version, ...(overlaps ? [before] : [])];
    const fields = await Promise.all(versions.map((version) => secrets.read(scope, endpoint.id, version)));
    return fields.map(({ secret }) => String(secret));
  }

  /** One request. What it answers counts by its status alone; a redirect is a failure. */
  async function request(scope: TenantScope, endpoint: StoredEndpoint, { event_id, body }: StoredDelivery) {
    const at = clock.now();
    const done = (response_status: number | null, error: string | null) => ({
      at,
      response_status,
      error,
      duration_ms: Math.max(0, clock.now().getTime() - at.getTime()),
    });
    const signed = signatureHeaders({ id: event_id, sent_at: at, body }, await signingSecrets(scope, endpoint));
    const headers = { ...signed, 'content-type': 'application/json', 'user-agent': 'Patchbay (webhook)' };
    try {
      const { status } = await http.send({ method: 'POST', url: endpoint.url, headers, body, timeout_ms: TIMEOUT_MS });
      return done(status, status >= 200 && status < 300 ? null : `The endpoint answered with status ${status}.`);
    } catch (error) {
      if (!(error instanceof OutgoingFailure)) throw error;
      // An answer that is too long or not readable is still one; only 2xx with a body of sense is asked for.
      return done(null, error.message);
    }
  }

  async function waitsBehind(scope: TenantScope, delivery: StoredDelivery): Promise<boolean> {
    if (delivery.replay_of !== null) return false;
    const first = await deliveries.firstPending(scope, delivery.webhook_endpoint_id, delivery.entity_id);
    return first !== null && first.id !== delivery.id;
  }

  async function wakeNext(scope: TenantScope, { webhook_endpoint_id, entity_id, tenant_id }: StoredDelivery) {
    const next = await deliveries.firstPending(scope, webhook_endpoint_id, entity_id);
    if (next === null) return;
    await deliveries.wake(scope, next.id, clock.now());
    await order({ delivery_id: next.id, tenant_id }, 0);
  }

  async function attempt(
    scope: TenantScope,
    endpoint: StoredEndpoint,
    delivery: StoredDelivery,
    until: Date,
  ): Promise<Delivered> {
    const tried = await request(scope, endpoint, delivery);
    const now = clock.now();
    if (tried.error === null) {
      const outcome = { status: 'delivered', attempt: tried, next_attempt_at: null, delivered_at: now } as const;
      await deliveries.settle(scope, delivery.id, until, outcome);
      if (endpoint.health.status !== 'ok') await endpoints.setHealth(scope, endpoint.id, HEALTHY);
      if (endpoint.health.status === 'suspended') await deliveries.release(scope, endpoint.id, now);
      await wakeNext(scope, delivery);
      return 'delivered';
    }
    const health = afterFailure(endpoint.health, tried.error, now);
    await endpoints.setHealth(scope, endpoint.id, health);
    // While the endpoint is left alone, its tries are the endpoint's and not the event's: no event is given up then.
    const pause = health.status === 'suspended' ? null : pauseAfter(delivery.attempts.length + 1);
    const next_attempt_at = pause === null ? health.next_probe_at : after(now, pause * 1000);
    const status = next_attempt_at === null ? 'failed' : 'pending';
    await deliveries.settle(scope, delivery.id, until, { status, attempt: tried, next_attempt_at, delivered_at: null });
    if (next_attempt_at === null) {
      await wakeNext(scope, delivery);
      return 'failed';
    }
    const { id: delivery_id, tenant_id } = delivery;
    await order({ delivery_id, tenant_id }, (next_attempt_at.getTime() - now.getTime()) / 1000);
    return 'retrying';
  }

  /** Attempts a delivery if it is due. Orders come more than once; one of them wins. */
  return async ({ delivery_id, tenant_id }: DeliveryOrder, origin: RequestOrigin): Promise<Delivered> => {
    const scope = systemScope(tenant_id, 'webhook-dispatcher', origin);
    const now = clock.now();
    const until = after(now, CLAIM_MS);
    const delivery = await deliveries.claim(scope, delivery_id, now, until);
    if (delivery === null) return 'not_due';
    const endpoint = await endpoints.get(scope, delivery.webhook_endpoint_id);
    if (endpoint === null || endpoint.archived_at !== null) {
      const gone = { at: now, response_status: null, error: 'The endpoint is archived.', duration_ms: 0 };
      const outcome = { status: 'failed', attempt: gone, next_attempt_at: null, delivered_at: null } as const;
      await deliveries.settle(scope, delivery.id, until, outcome);
      return 'failed';
    }
    if (await waitsBehind(scope, delivery)) {
      await deliveries.postpone(scope, delivery.id, until, after(now, BEHIND_MS));
      return 'waiting';
    }
    const { status, next_probe_at } = endpoint.health;
    if (status === 'suspended' && next_probe_at !== null) {
      const isProbe = now >= next_probe_at && (await endpoints.takeProbe(scope, endpoint.id, next_probe_at, until));
      if (!isProbe) {
        await deliveries.postpone(scope, delivery.id, until, now < next_probe_at ? next_probe_at : until);
        return 'waiting';
      }
    }
    return attempt(scope, endpoint, delivery, until);
  };
}
export type DeliverWebhook = ReturnType<typeof createDeliverWebhook>;
