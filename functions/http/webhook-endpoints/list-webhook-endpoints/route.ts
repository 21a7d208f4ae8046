import { listWebhookEndpointsSchema, webhookEndpointPageSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listWebhookEndpoints',
  module: 'webhook-endpoints',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  summary: 'List webhook endpoints',
  auth: 'cognito',
  scope: 'webhooks:read',
  query: listWebhookEndpointsSchema,
  success: { status: 200, schema: webhookEndpointPageSchema, description: 'A page of endpoints' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
