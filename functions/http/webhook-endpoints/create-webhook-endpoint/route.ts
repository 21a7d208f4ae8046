import { createWebhookEndpointSchema, webhookEndpointWithSecretSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createWebhookEndpoint',
  module: 'webhook-endpoints',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  summary: 'Have events sent to an address',
  description:
    'Every event that the filter names is sent to the address from now on, signed by Standard Webhooks. The secret is in this answer and nowhere else. The address must be public and https.',
  auth: 'cognito',
  scope: 'webhooks:write',
  body: createWebhookEndpointSchema,
  success: {
    status: 201,
    schema: webhookEndpointWithSecretSchema,
    description: 'The endpoint with its secret',
    holds_secret: true,
  },
  errors: ['unprocessable', 'limit_exceeded', 'upstream_failed'],
  uses: ['mongo', 'credentials:write'],
  audit: ['webhook_endpoint.created'],
  idempotency: 'optional',
  examples: [
    { name: 'how sessions go', body: { url: 'https://example.com/patchbay', events: ['session.*', 'file.ready'] } },
  ],
});
