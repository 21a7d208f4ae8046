import {
  AppError,
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import { type DeliverWebhook, TEST_EVENT } from './deliver-webhook.ts';
import type { Event } from './event.ts';
import { newDelivery } from './fan-out-events.ts';
import type { ListWebhookDeliveries, WebhookDelivery } from './webhook-delivery.ts';
import type { DeliveryQueue, DeliveryRepository, EndpointRepository, StoredDelivery } from './webhook-ports.ts';

/** What the ledger of deliveries needs. */
export interface DeliveryDeps {
  readonly deliveries: DeliveryRepository;
}

function toResource({
  body: _body,
  claimed_until: _claim,
  own_failures: _own,
  ...shown
}: StoredDelivery): WebhookDelivery {
  return shown;
}

/** Reads the ledger. */
export function createDeliveryReader({ deliveries }: DeliveryDeps) {
  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<WebhookDelivery> {
      const found = await deliveries.get(scope, id);
      if (found === null) throw notFound('webhook delivery');
      return toResource(found);
    },
    list: (scope: TenantScope, query: ListWebhookDeliveries): Promise<Page<WebhookDelivery>> =>
      deliveries.list(scope, query),
  };
}

/** What making deliveries by hand needs. */
export interface ReplayDeps extends DeliveryDeps {
  readonly endpoints: EndpointRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

async function liveEndpoint(endpoints: EndpointRepository, scope: TenantScope, id: string) {
  const endpoint = await endpoints.get(scope, id);
  if (endpoint === null) throw notFound('webhook endpoint');
  if (endpoint.archived_at === null) return endpoint;
  throw new AppError('resource_archived', { message: 'The webhook endpoint is archived.' });
}

/** Makes the use case that sends what was sent, or given up, once more: the same event with the same id. */
export function createReplayDelivery(deps: ReplayDeps & { readonly queue: DeliveryQueue }) {
  const { deliveries, endpoints, unitOfWork, queue, clock, ids } = deps;
  /** @throws AppError `not_found`, `resource_archived` */
  return async (scope: TenantScope, id: string): Promise<WebhookDelivery> => {
    const old = await deliveries.get(scope, id);
    if (old === null) throw notFound('webhook delivery');
    await liveEndpoint(endpoints, scope, old.webhook_endpoint_id);
    const now = clock.now();
    const { replay_id: _range, ...first } = old;
    const again: StoredDelivery = {
      ...first,
      id: ids.next('webhook_delivery'),
      status: 'pending',
      replay_of: old.replay_of ?? old.id,
      attempts: [],
      own_failures: 0,
      next_attempt_at: now,
      delivered_at: null,
      created_at: now,
      claimed_until: null,
    };
    await unitOfWork.run(scope, async (work) => {
      await deliveries.insert(scope, work, again);
      work.record({
        action: 'webhook_delivery.replayed',
        entity: { type: 'webhook_delivery', id: again.id },
        old_value: null,
        new_value: { replay_of: id, event_id: old.event_id, webhook_endpoint_id: old.webhook_endpoint_id },
      });
    });
    // Without an order, the sweep finds it due.
    await queue.send({ delivery_id: again.id, tenant_id: scope.tenant_id }, 0).catch(() => undefined);
    return toResource(again);
  };
}

/** Makes the use case that sends a test event, now, and says what came of it. */
export function createTestEndpoint(deps: ReplayDeps & { readonly deliver: DeliverWebhook }) {
  const { deliveries, endpoints, unitOfWork, deliver, clock, ids } = deps;
  /** @throws AppError `not_found`, `resource_archived` */
  return async (scope: TenantScope, id: string): Promise<WebhookDelivery> => {
    const endpoint = await liveEndpoint(endpoints, scope, id);
    const event: Event = {
      object: 'event',
      id: ids.next('event'),
      tenant_id: scope.tenant_id,
      type: TEST_EVENT,
      created_at: clock.now(),
      data: { entity: { type: 'webhook_endpoint', id }, object: { test: true } },
    };
    const delivery = newDelivery(event, endpoint, { ids, clock });
    // A test waits for nothing that is still on its way.
    const alone = { ...delivery, entity_id: event.id };
    await unitOfWork.run(scope, async (work) => {
      await deliveries.insert(scope, work, alone);
      work.record({
        action: 'webhook_endpoint.tested',
        entity: { type: 'webhook_endpoint', id },
        old_value: null,
        new_value: { webhook_delivery_id: delivery.id },
      });
    });
    await deliver({ delivery_id: delivery.id, tenant_id: scope.tenant_id }, scope.origin);
    return toResource((await deliveries.get(scope, delivery.id)) ?? alone);
  };
}
