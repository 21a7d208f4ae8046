import { secretsManagerReader } from '@patchbay/aws/secrets';
import { ulidSource } from '@patchbay/config';
import { createDeliverWebhook, createFanOut, createSweepDeliveries, type DeliveryQueue } from '@patchbay/core/webhooks';
import {
  createDeliveryRepository,
  createEndpointRepository,
  createTenantDoor,
  createWebhookWatchList,
} from '@patchbay/mongo';
import { outgoingHttp, systemResolver } from '@patchbay/outgoing';
import { fixedClock } from '@patchbay/testing';
import type { TestApi } from '../../api/support/api.ts';

/** What hangs is waited for less than it would be, so that nobody waits for a test of it. */
const PATIENCE_MS = 5_000;

const ORIGIN = { request_id: 'dispatch', source: 'queue' };

/** The dispatcher of webhooks over the real database, vault and network, with a clock that a test turns. */
export function dispatcherOf({ db }: TestApi, ...local_hosts: string[]) {
  const clock = fixedClock(new Date(Date.now() + 1_000));
  const waiting: { delivery_id: string; tenant_id: string }[] = [];
  const queue: DeliveryQueue = {
    send: async (order, delay) => {
      if (delay === 0) waiting.push(order);
    },
  };
  const endpoints = createEndpointRepository(db.database);
  const deliveries = createDeliveryRepository(db.database);
  const watchList = createWebhookWatchList(db.database);
  const outgoing = outgoingHttp({ resolve: systemResolver, local_hosts });
  const tenants = createTenantDoor(db.database);
  const deliver = createDeliverWebhook({
    tenants,
    endpoints,
    deliveries,
    secrets: secretsManagerReader('test'),
    http: { send: (request) => outgoing.send({ ...request, timeout_ms: Math.min(request.timeout_ms, PATIENCE_MS) }) },
    queue,
    unitOfWork: db.unit_of_work,
    clock,
  });
  const fanOut = createFanOut({ watchList, tenants, endpoints, deliveries, queue, clock, ids: ulidSource() });
  const sweep = createSweepDeliveries({ watchList, queue, clock, fanOut, pause: async () => undefined, for_ms: 0 });
  /** Works off what is ordered, as many at once as there are lanes; each order twice, as queues do. */
  async function work(lanes: number): Promise<string[]> {
    const outcomes: string[] = [];
    const lane = async () => {
      for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
        outcomes.push(...(await Promise.all([deliver(order, ORIGIN), deliver(order, ORIGIN)])));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return outcomes.filter((outcome) => outcome !== 'not_due');
  }
  return {
    clock,
    deliver: (delivery_id: string, tenant_id: string) => deliver({ delivery_id, tenant_id }, ORIGIN),
    /** One sweep, until nothing is in the outbox, and the deliveries that it orders. */
    async round(lanes = 1): Promise<string[]> {
      for (;;) {
        const { events } = await sweep(ORIGIN);
        if (events === 0) break;
      }
      return work(lanes);
    },
  };
}
