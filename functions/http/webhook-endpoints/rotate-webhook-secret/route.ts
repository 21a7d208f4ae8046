import { idSchema } from '@patchbay/core/kernel';
import { rotateWebhookSecretSchema, webhookEndpointWithSecretSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'rotateWebhookSecret',
  module: 'webhook-endpoints',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhook_endpoint_id}/rotate',
  summary: 'Make a new secret for a webhook endpoint',
  description: 'Both secrets sign until the overlap is over. The new one is in this answer and nowhere else.',
  auth: 'cognito',
  scope: 'webhooks:write',
  params: z.strictObject({ webhook_endpoint_id: idSchema('webhook_endpoint') }),
  body: rotateWebhookSecretSchema,
  success: {
    status: 200,
    schema: webhookEndpointWithSecretSchema,
    description: 'The endpoint with its new secret',
    holds_secret: true,
  },
  errors: ['not_found', 'resource_archived', 'upstream_failed'],
  uses: ['mongo', 'credentials:write'],
  audit: ['webhook_endpoint.rotated'],
  idempotency: 'optional',
  examples: [{ name: 'with a day to change over', body: { overlap_seconds: 86_400 } }],
});
