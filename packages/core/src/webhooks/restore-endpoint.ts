import { type Clock, notFound, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import { assertWithinLimit, type TenantQuotaReader } from '../tenancy/index.ts';
import { HEALTHY } from './endpoint-health.ts';
import { toEndpoint } from './endpoint-service.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';
import type { DeliveryRepository, EndpointRepository } from './webhook-ports.ts';

/** What restoring needs. */
export interface RestoreEndpointDeps {
  readonly endpoints: EndpointRepository;
  readonly deliveries: DeliveryRepository;
  readonly quota: TenantQuotaReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/**
 * Makes the use case that brings an endpoint back that was archived, or that failed: it counts as healthy again, and
 * what waited for it is due at once. What happened while it was archived was never on its way to it.
 */
export function createRestoreEndpoint({ endpoints, deliveries, quota, unitOfWork, clock }: RestoreEndpointDeps) {
  /** One that is well is left as it is. @throws AppError `not_found`, `limit_exceeded` (it was archived) */
  return async (scope: TenantScope, id: string): Promise<WebhookEndpoint> => {
    const seen = await endpoints.get(scope, id);
    if (seen === null) throw notFound('webhook endpoint');
    if (seen.archived_at !== null) await assertWithinLimit(quota, scope, 'max_webhook_endpoints');
    return unitOfWork.run(scope, async (work) => {
      const old = await endpoints.get(scope, id, work);
      if (old === null) throw notFound('webhook endpoint');
      if (old.archived_at === null && old.health.status === 'ok') return toEndpoint(old);
      const now = clock.now();
      const patch = { archived_at: null, health: HEALTHY, updated_at: now };
      await endpoints.update(scope, work, id, patch);
      await deliveries.release(scope, id, now, work);
      work.record({
        action: 'webhook_endpoint.restored',
        entity: { type: 'webhook_endpoint', id },
        old_value: { archived_at: old.archived_at?.toISOString() ?? null, health: old.health.status },
        new_value: { archived_at: null, health: 'ok' },
      });
      return toEndpoint({ ...old, ...patch });
    });
  };
}
