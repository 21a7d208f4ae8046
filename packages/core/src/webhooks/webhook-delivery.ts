import { z } from 'zod';
import { idSchema, pageOf, pageQuery, timeField } from '../kernel/index.ts';

/** Pauses after each failed attempt: from 30 seconds, doubling, ten times; 8.5 hours in all. */
const FIRST_PAUSE_SECONDS = 30;
export const MAX_RETRIES = 10;

/** Seconds until the next attempt; null after the last. */
export function pauseAfter(failedAttempts: number): number | null {
  return failedAttempts > MAX_RETRIES ? null : FIRST_PAUSE_SECONDS * 2 ** (failedAttempts - 1);
}

export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Longest beginning of an answer that is kept. */
export const KEPT_ANSWER_CHARACTERS = 500;

/** One request to an endpoint. */
export const deliveryAttemptSchema = z
  .object({
    at: timeField,
    response_status: z.int().nullable(),
    response_body: z
      .string()
      .nullable()
      .meta({ description: `What the endpoint answered, its first ${KEPT_ANSWER_CHARACTERS} characters` }),
    error: z.string().nullable(),
    duration_ms: z.int(),
  })
  .meta({ id: 'WebhookDeliveryAttempt' });
export type DeliveryAttempt = z.infer<typeof deliveryAttemptSchema>;

/** One event on its way to one endpoint. */
export const webhookDeliverySchema = z
  .object({
    object: z.literal('webhook_delivery'),
    id: idSchema('webhook_delivery'),
    tenant_id: idSchema('tenant'),
    webhook_endpoint_id: idSchema('webhook_endpoint'),
    event_id: idSchema('event'),
    event_type: z.string(),
    entity_id: z.string(),
    status: z.enum(DELIVERY_STATUSES).meta({ description: '`failed`: given up; a replay sends it again' }),
    replay_of: idSchema('webhook_delivery').nullable(),
    attempts: z.array(deliveryAttemptSchema).meta({ description: 'The latest 50' }),
    next_attempt_at: timeField.nullable(),
    delivered_at: timeField.nullable(),
    created_at: timeField,
  })
  .meta({ id: 'WebhookDelivery', description: 'An event on its way to an endpoint' });
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

/** Query of `GET /v1/webhook-deliveries`. */
export const listWebhookDeliveriesSchema = z.strictObject({
  ...pageQuery,
  webhook_endpoint_id: idSchema('webhook_endpoint').optional(),
  event_id: idSchema('event').optional(),
  status: z.enum(DELIVERY_STATUSES).optional(),
});
export type ListWebhookDeliveries = z.output<typeof listWebhookDeliveriesSchema>;
export const webhookDeliveryPageSchema = pageOf(webhookDeliverySchema);
