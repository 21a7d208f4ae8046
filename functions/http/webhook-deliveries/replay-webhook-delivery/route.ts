import { idSchema } from '@patchbay/core/kernel';
import { webhookDeliverySchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'replayWebhookDelivery',
  module: 'webhook-deliveries',
  method: 'POST',
  path: '/v1/webhook-deliveries/{webhook_delivery_id}/replay',
  summary: 'Send an event to its endpoint again',
  description: 'A new delivery of the same event, with the same webhook-id and the same bytes.',
  auth: 'cognito',
  scope: 'webhooks:write',
  params: z.strictObject({ webhook_delivery_id: idSchema('webhook_delivery') }),
  success: { status: 201, schema: webhookDeliverySchema, description: 'The new delivery' },
  errors: ['not_found', 'resource_archived'],
  uses: ['mongo', 'webhooks:send'],
  audit: ['webhook_delivery.replayed'],
  idempotency: 'optional',
});
