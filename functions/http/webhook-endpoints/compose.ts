import { sqsDeliveryOrders } from '@patchbay/aws/queues';
import { secretsManagerVault } from '@patchbay/aws/secrets';
import {
  loadConfig,
  loadOutgoingConfig,
  loadWebhookQueueConfig,
  outgoingSettings,
  randomSource,
  stageSettings,
} from '@patchbay/config';
import {
  createDeliveryReader,
  createEndpointService,
  createEndpointUpdater,
  createEndpointWriter,
  createEventService,
  createReplayDelivery,
  createReplayEvents,
  createRestoreEndpoint,
  createTestEndpoint,
} from '@patchbay/core/webhooks';
import { composeOnce } from '@patchbay/http/handler';
import {
  createDeliveryRepository,
  createEndpointRepository,
  createEventReader,
  createTenantQuotaReader,
} from '@patchbay/mongo';
import { addressCheck, systemResolver } from '@patchbay/outgoing';
import { composeDelivery } from '../../webhook-compose.ts';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

async function composeEndpoints() {
  const base = await composeBase();
  const { database } = base;
  const endpoints = createEndpointRepository(database);
  const deliveries = createDeliveryRepository(database);
  return { ...base, endpoints, deliveries, quota: createTenantQuotaReader(database) };
}

/** Endpoints, deliveries and events as they are stored: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeEndpoints();
  const events = createEventReader(base.database);
  return {
    edge: base.edge,
    endpoints: createEndpointService(base),
    restoreEndpoint: createRestoreEndpoint(base),
    deliveries: createDeliveryReader(base),
    events: createEventService({ events, clock: base.clock }),
    replayEvents: createReplayEvents({ ...base, events }),
  };
});

/** Changing an endpoint: its address is looked at. */
export const composeUpdating = /* @__PURE__ */ composeOnce(async () => {
  const [base, { local_hosts }] = await Promise.all([composeEndpoints(), loadOutgoingConfig(configSources)]);
  const addresses = addressCheck({ resolve: systemResolver, local_hosts });
  return { edge: base.edge, updateEndpoint: createEndpointUpdater({ ...base, addresses }) };
});

/** Creating and rotating: secrets go into the vault, and none can be read here. */
export const composeWriting = /* @__PURE__ */ composeOnce(async () => {
  const [base, { stage, outgoing }] = await Promise.all([
    composeEndpoints(),
    loadConfig({ stage: stageSettings, outgoing: outgoingSettings }, configSources),
  ]);
  const addresses = addressCheck({ resolve: systemResolver, local_hosts: outgoing.local_hosts });
  const vault = secretsManagerVault(stage.stage);
  return { edge: base.edge, endpoints: createEndpointWriter({ ...base, addresses, vault, random: randomSource }) };
});

/** Sending a test event at once. */
export const composeTesting = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeEndpoints();
  const deliver = await composeDelivery(base);
  return { edge: base.edge, testEndpoint: createTestEndpoint({ ...base, deliver }) };
});

/** Sending again. */
export const composeReplaying = /* @__PURE__ */ composeOnce(async () => {
  const [base, { queue_url }] = await Promise.all([composeEndpoints(), loadWebhookQueueConfig(configSources)]);
  return { edge: base.edge, replayDelivery: createReplayDelivery({ ...base, queue: sqsDeliveryOrders(queue_url) }) };
});
