export { createDeliverWebhook } from './deliver-webhook.ts';
export {
  createDeliveryReader,
  createReplayDelivery,
  createTestEndpoint,
} from './delivery-service.ts';
export { createEndpointService, createEndpointUpdater, createEndpointWriter } from './endpoint-service.ts';
export { EVENT_DAYS, EVENT_TYPES, eventPageSchema, eventSchema, listEventsSchema, type OutboxEntry } from './event.ts';
export { EVENT_EXAMPLES, exampleEvent } from './event-examples.ts';
export { createEventService } from './event-service.ts';
export { createFanOut } from './fan-out-events.ts';
export { createReplayEvents, replayEventsSchema, webhookReplaySchema } from './replay-events.ts';
export { createRestoreEndpoint } from './restore-endpoint.ts';
export { createWebhookSigner, UnusableSecrets, type WebhookSigner } from './sign-request.ts';
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
  EventRange,
  EventReader,
  StoredDelivery,
  StoredEndpoint,
  WebhookWatchList,
} from './webhook-ports.ts';
