import { listWebhookDeliveriesSchema, webhookDeliveryPageSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listWebhookDeliveries',
  module: 'webhook-deliveries',
  method: 'GET',
  path: '/v1/webhook-deliveries',
  summary: 'List webhook deliveries',
  description: 'Kept for 30 days.',
  auth: 'cognito',
  scope: 'webhooks:read',
  query: listWebhookDeliveriesSchema,
  success: { status: 200, schema: webhookDeliveryPageSchema, description: 'A page of deliveries' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
