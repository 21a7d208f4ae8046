import { sqsDeliveryOrders } from '@patchbay/aws/queues';
import { secretsManagerReader } from '@patchbay/aws/secrets';
import { loadConfig, outgoingSettings, stageSettings, webhookQueueSettings } from '@patchbay/config';
import type { Clock, UnitOfWork } from '@patchbay/core/kernel';
import { createDeliverWebhook } from '@patchbay/core/webhooks';
import { composeOnce } from '@patchbay/http/handler';
import {
  createDeliveryRepository,
  createEndpointRepository,
  createTenantDoor,
  type MongoDatabase,
} from '@patchbay/mongo';
import { outgoingHttp, systemResolver } from '@patchbay/outgoing';
import { composeDatabase } from './database-compose.ts';
import { composeEdge, configSources } from './http/edge-compose.ts';

/** A connection, and what writes over it. */
interface DeliveryBase {
  readonly database: MongoDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** What sends events, over whatever database connection there is. */
export async function composeDelivery({ database, unitOfWork, clock }: DeliveryBase) {
  const { stage, outgoing, queue } = await loadConfig(
    { stage: stageSettings, outgoing: outgoingSettings, queue: webhookQueueSettings },
    configSources,
  );
  return createDeliverWebhook({
    tenants: createTenantDoor(database),
    endpoints: createEndpointRepository(database),
    deliveries: createDeliveryRepository(database),
    secrets: secretsManagerReader(stage.stage),
    http: outgoingHttp({ resolve: systemResolver, local_hosts: outgoing.local_hosts }),
    queue: sqsDeliveryOrders(queue.queue_url),
    unitOfWork,
    clock,
  });
}

/** Delivering webhooks, by message. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [base, { settings }] = await Promise.all([composeDatabase('patchbay-webhooks'), composeEdge()]);
  return { log: settings.log, deliver: await composeDelivery(base) };
});
