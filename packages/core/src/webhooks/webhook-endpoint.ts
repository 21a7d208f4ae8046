import { z } from 'zod';
import {
  descriptionField,
  idSchema,
  metadataField,
  pageOf,
  pageQuery,
  subjectSchema,
  timeField,
} from '../kernel/index.ts';
import { eventFilterSchema } from './event.ts';

const urlField = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
  .max(2_000)
  .meta({ description: 'Public https address', example: 'https://hooks.example.org/patchbay' });

/** How an endpoint has answered lately. */
export const endpointHealthSchema = z
  .object({
    status: z.enum(['ok', 'failing', 'suspended']).meta({
      description: '`suspended`: it failed so often in a row that only one event now and then tries it; none is lost',
    }),
    consecutive_failures: z.int(),
    suspended_at: timeField.nullable(),
    next_probe_at: timeField.nullable().meta({ description: 'When the next event tries it' }),
    last_error: z.string().nullable(),
  })
  .meta({ id: 'WebhookEndpointHealth' });
export type EndpointHealth = z.infer<typeof endpointHealthSchema>;

/** Where a tenant is told what happened, as the API shows it: everything but its secrets. */
export const webhookEndpointSchema = z
  .object({
    object: z.literal('webhook_endpoint'),
    id: idSchema('webhook_endpoint'),
    tenant_id: idSchema('tenant'),
    url: z.string(),
    events: z.array(z.string()),
    description: z.string().nullable(),
    metadata: metadataField,
    health: endpointHealthSchema,
    created_at: timeField,
    created_by: subjectSchema,
    updated_at: timeField,
    rotated_at: timeField.meta({ description: 'Since when the present secret signs' }),
    previous_secret_expires_at: timeField
      .nullable()
      .meta({ description: 'Until then, the secret before it signs too; null where there is none' }),
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'WebhookEndpoint', description: 'Where a tenant is told what happened' });
export type WebhookEndpoint = z.infer<typeof webhookEndpointSchema>;

/** The answer that shows a secret, once. */
export const webhookEndpointWithSecretSchema = webhookEndpointSchema
  .extend({ secret: z.string().meta({ description: 'Standard Webhooks secret; shown here and nowhere else' }) })
  .meta({ id: 'WebhookEndpointWithSecret' });
export type WebhookEndpointWithSecret = z.infer<typeof webhookEndpointWithSecretSchema>;

/** Body of `POST /v1/webhook-endpoints`. */
export const createWebhookEndpointSchema = z.strictObject({
  url: urlField,
  events: eventFilterSchema,
  description: descriptionField.optional(),
  metadata: metadataField.default({}),
});
export type CreateWebhookEndpoint = z.output<typeof createWebhookEndpointSchema>;

/** Body of an update; the secret is changed by rotating it. */
export const updateWebhookEndpointSchema = z
  .strictObject({
    url: urlField.optional(),
    events: eventFilterSchema.optional(),
    description: descriptionField.nullable().optional(),
    metadata: metadataField.optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'must name at least one field to change');
export type UpdateWebhookEndpoint = z.output<typeof updateWebhookEndpointSchema>;

/** Body of a rotation. */
export const rotateWebhookSecretSchema = z.strictObject({
  overlap_seconds: z
    .int()
    .min(0)
    .max(604_800)
    .default(86_400)
    .meta({ description: 'How long the present secret goes on signing beside the new one' }),
});
export type RotateWebhookSecret = z.output<typeof rotateWebhookSecretSchema>;

/** Query of `GET /v1/webhook-endpoints`. */
export const listWebhookEndpointsSchema = z.strictObject({
  ...pageQuery,
  archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
});
export type ListWebhookEndpoints = z.output<typeof listWebhookEndpointsSchema>;
export const webhookEndpointPageSchema = pageOf(webhookEndpointSchema);

export const HEALTHY: EndpointHealth = {
  status: 'ok',
  consecutive_failures: 0,
  suspended_at: null,
  next_probe_at: null,
  last_error: null,
};

/** Failures in a row, over all events, after which an endpoint is left alone. */
const SUSPEND_AFTER = 10;
const FIRST_PROBE_SECONDS = 60;
const LONGEST_PROBE_SECONDS = 1_800;

/** The health after a failure. While suspended, the pause between two tries doubles up to half an hour. */
export function afterFailure(health: EndpointHealth, error: string, now: Date): EndpointHealth {
  const consecutive_failures = health.consecutive_failures + 1;
  const failed = { ...health, consecutive_failures, last_error: error.slice(0, 300) };
  if (consecutive_failures < SUSPEND_AFTER) return { ...failed, status: 'failing' };
  const pause = Math.min(FIRST_PROBE_SECONDS * 2 ** (consecutive_failures - SUSPEND_AFTER), LONGEST_PROBE_SECONDS);
  return {
    ...failed,
    status: 'suspended',
    suspended_at: health.suspended_at ?? now,
    next_probe_at: new Date(now.getTime() + pause * 1000),
  };
}
