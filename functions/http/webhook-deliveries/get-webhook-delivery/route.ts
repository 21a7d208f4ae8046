import { idSchema } from '@patchbay/core/kernel';
import { webhookDeliverySchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getWebhookDelivery',
  module: 'webhook-deliveries',
  method: 'GET',
  path: '/v1/webhook-deliveries/{webhook_delivery_id}',
  summary: 'Get a webhook delivery',
  auth: 'cognito',
  scope: 'webhooks:read',
  params: z.strictObject({ webhook_delivery_id: idSchema('webhook_delivery') }),
  success: { status: 200, schema: webhookDeliverySchema, description: 'The delivery with its attempts' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
