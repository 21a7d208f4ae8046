export { createDeliverWebhook } from './deliver-webhook.ts';
export {
  createDeliveryReader,
  createEventService,
  createReplayDelivery,
  createTestEndpoint,
} from './delivery-service.ts';
export { createEndpointService, createEndpointUpdater, createEndpointWriter } from './endpoint-service.ts';
export { EVENT_DAYS, eventPageSchema, eventSchema, listEventsSchema, type OutboxEntry } from './event.ts';
export { createFanOut } from './fan-out-events.ts';
export { createRestoreEndpoint } from './restore-endpoint.ts';
export { createSweepDeliveries } from './sweep-deliveries.ts';
export { listWebhookDeliveriesSchema, webhookDeliveryPageSchema, webhookDeliverySchema } from './webhook-delivery.ts';
export {
  createWebhookEndpointSchema,
  listWebhookEndpointsSchema,
  rotateWebhookSecretSchema,
  updateWebhookEndpointSchema,
  webhookEndpointPageSchema,
  webhookEndpointSchema,
  webhookEndpointWithSecretSchema,
} from './webhook-endpoint.ts';
export type {
  DeliveryQueue,
  DeliveryRepository,
  EndpointAddresses,
  EndpointRepository,
  EventReader,
  StoredDelivery,
  StoredEndpoint,
  WebhookWatchList,
} from './webhook-ports.ts';
