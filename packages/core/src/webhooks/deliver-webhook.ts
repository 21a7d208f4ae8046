import { type Clock, type RequestOrigin, systemScope, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { SecretReader } from '../provider-credentials/index.ts';
import type { TenantDoor } from '../tenancy/index.ts';
import type { OutgoingHttp } from '../tool-execution/index.ts';
import { answerOf } from './endpoint-answer.ts';
import { afterFailure, blockedUntil, type EndpointHealth, HEALTHY } from './endpoint-health.ts';
import { pauseAfter } from './webhook-delivery.ts';
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
  readonly tenants: Pick<TenantDoor, 'isArchived'>;
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly secrets: SecretReader;
  readonly http: OutgoingHttp;
  readonly queue: DeliveryQueue;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** For so long a delivery belongs to who took it; then it is due again. */
const CLAIM_MS = 60_000;

/** What waits behind an earlier event of the same entity looks again after so long, should nobody wake it. */
const BEHIND_MS = 60_000;

/** Type of the event that a test sends. */
export const TEST_EVENT = 'webhook_endpoint.tested';

/** What became of an order. */
export type Delivered = 'delivered' | 'retrying' | 'failed' | 'waiting' | 'not_due';

const after = (time: Date, milliseconds: number) => new Date(time.getTime() + milliseconds);

/** Sends events to endpoints: signed, in order for each entity, at growing intervals until they are taken. */
export function createDeliverWebhook(deps: DeliverWebhookDeps) {
  const { tenants, endpoints, deliveries, secrets, http, queue, unitOfWork, clock } = deps;
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

  /** One request, signed now. */
  async function request(scope: TenantScope, endpoint: StoredEndpoint, { event_id, body }: StoredDelivery) {
    const message = { id: event_id, sent_at: clock.now(), body };
    const signed = signatureHeaders(message, await signingSecrets(scope, endpoint));
    const headers = { ...signed, 'content-type': 'application/json', 'user-agent': 'Patchbay (webhook)' };
    return answerOf(http, clock, { url: endpoint.url, headers, body });
  }

  /** Notes how the endpoint does; that it is switched off is a change of it. */
  async function setHealth(scope: TenantScope, { id, health: before }: StoredEndpoint, health: EndpointHealth) {
    if (health.status !== 'disabled' || before.status === 'disabled') return endpoints.setHealth(scope, id, health);
    await unitOfWork.run(scope, async (work) => {
      const now = await endpoints.get(scope, id, work);
      if (now === null || now.health.status === 'disabled') return;
      await endpoints.update(scope, work, id, { health });
      work.record({
        action: 'webhook_endpoint.disabled',
        entity: { type: 'webhook_endpoint', id },
        old_value: { health: now.health.status },
        new_value: { health: 'disabled', reason: health.last_error },
      });
    });
  }

  async function waitsBehind(scope: TenantScope, delivery: StoredDelivery): Promise<boolean> {
    // One that was sent again by itself goes past the others.
    if (delivery.replay_of !== null && delivery.replay_id === undefined) return false;
    const first = await deliveries.firstPending(scope, delivery);
    return first !== null && first.id !== delivery.id;
  }

  async function wakeNext(scope: TenantScope, delivery: StoredDelivery) {
    const next = await deliveries.firstPending(scope, delivery);
    if (next === null) return;
    await deliveries.wake(scope, next.id, clock.now());
    await order({ delivery_id: next.id, tenant_id: delivery.tenant_id }, 0);
  }

  async function attempt(
    scope: TenantScope,
    endpoint: StoredEndpoint,
    delivery: StoredDelivery,
    until: Date,
  ): Promise<Delivered> {
    const { attempt: tried, is_gone: saysGone, pause_seconds } = await request(scope, endpoint, delivery);
    // A test shows how the endpoint is, and switches nothing off.
    const is_gone = saysGone && delivery.event_type !== TEST_EVENT;
    const now = clock.now();
    if (tried.error === null) {
      const outcome = { status: 'delivered', attempt: tried, next_attempt_at: null, delivered_at: now } as const;
      await deliveries.settle(scope, delivery.id, until, outcome);
      // One that said that it is gone is back when somebody restores it.
      if (!['ok', 'disabled'].includes(endpoint.health.status)) await setHealth(scope, endpoint, HEALTHY);
      if (endpoint.health.status === 'suspended') await deliveries.release(scope, endpoint.id, now);
      await wakeNext(scope, delivery);
      return 'delivered';
    }
    const paused_until = pause_seconds === null ? null : after(now, pause_seconds * 1000);
    const health = afterFailure(endpoint.health, { error: tried.error, now, is_gone, paused_until });
    await setHealth(scope, endpoint, health);
    if (health.status === 'disabled') {
      const kept = { status: 'pending', attempt: tried, next_attempt_at: null, delivered_at: null } as const;
      await deliveries.settle(scope, delivery.id, until, kept);
      return 'waiting';
    }
    // While the endpoint is left alone, its tries are the endpoint's and not the event's: no event is given up then.
    const own_failures = (delivery.own_failures ?? 0) + (health.status === 'suspended' ? 0 : 1);
    const pause = health.status === 'suspended' ? null : pauseAfter(own_failures);
    const own = pause === null ? health.next_probe_at : after(now, pause * 1000);
    const next_attempt_at = own !== null && paused_until !== null && paused_until > own ? paused_until : own;
    const status = next_attempt_at === null ? 'failed' : 'pending';
    const outcome = { status, attempt: tried, own_failures, next_attempt_at, delivered_at: null } as const;
    await deliveries.settle(scope, delivery.id, until, outcome);
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
    const [endpoint, isClosed] = await Promise.all([
      endpoints.get(scope, delivery.webhook_endpoint_id),
      tenants.isArchived(tenant_id),
    ]);
    if (endpoint === null || endpoint.archived_at !== null || isClosed) {
      const gone = {
        at: now,
        response_status: null,
        response_body: null,
        error: isClosed ? 'The tenant is archived.' : 'The endpoint is archived.',
        duration_ms: 0,
      };
      const outcome = { status: 'failed', attempt: gone, next_attempt_at: null, delivered_at: null } as const;
      await deliveries.settle(scope, delivery.id, until, outcome);
      return 'failed';
    }
    if (await waitsBehind(scope, delivery)) {
      await deliveries.postpone(scope, delivery.id, until, after(now, BEHIND_MS));
      return 'waiting';
    }
    const { status, next_probe_at } = endpoint.health;
    // A test asks how the endpoint is now, whatever is known of it; its retries wait like all others.
    const isFresh = delivery.event_type === TEST_EVENT && delivery.attempts.length === 0;
    const blocked = isFresh ? null : blockedUntil(endpoint.health, now);
    if (blocked !== null) {
      await deliveries.postpone(scope, delivery.id, until, blocked === 'never' ? null : blocked);
      return 'waiting';
    }
    if (status === 'suspended' && next_probe_at !== null && !isFresh) {
      if (!(await endpoints.takeProbe(scope, endpoint.id, next_probe_at, until))) {
        await deliveries.postpone(scope, delivery.id, until, until);
        return 'waiting';
      }
    }
    return attempt(scope, endpoint, delivery, until);
  };
}
export type DeliverWebhook = ReturnType<typeof createDeliverWebhook>;
