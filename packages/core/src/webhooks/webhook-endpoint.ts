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
import { endpointHealthSchema } from './endpoint-health.ts';
import { eventFilterSchema } from './event.ts';

const urlField = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
  .max(2_000)
  .meta({ description: 'Public https address', example: 'https://hooks.example.org/patchbay' });

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
