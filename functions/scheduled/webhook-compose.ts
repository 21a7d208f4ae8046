import { setTimeout as pause } from 'node:timers/promises';
import { sqsDeliveryOrders } from '@patchbay/aws/queues';
import { loadWebhookQueueConfig } from '@patchbay/config';
import { createFanOut, createSweepDeliveries } from '@patchbay/core/webhooks';
import { composeOnce } from '@patchbay/http/handler';
import {
  createDeliveryRepository,
  createEndpointRepository,
  createTenantDoor,
  createWebhookWatchList,
} from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** One sweep looks for new events until the next one is about to begin. */
const SWEEP_MS = 55_000;

/** Events out of the outbox, and webhooks that are due. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, clock, ids }, { settings }, { queue_url }] = await Promise.all([
    composeDatabase('patchbay-sweeper'),
    composeEdge(),
    loadWebhookQueueConfig(configSources),
  ]);
  const deps = { watchList: createWebhookWatchList(database), queue: sqsDeliveryOrders(queue_url), clock };
  const endpoints = createEndpointRepository(database);
  const tenants = createTenantDoor(database);
  const fanOut = createFanOut({ ...deps, tenants, endpoints, deliveries: createDeliveryRepository(database), ids });
  return { log: settings.log, sweepDeliveries: createSweepDeliveries({ ...deps, fanOut, pause, for_ms: SWEEP_MS }) };
});
