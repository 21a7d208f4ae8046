import { idSchema } from '@patchbay/core/kernel';
import { webhookDeliverySchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'testWebhookEndpoint',
  module: 'webhook-endpoints',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhook_endpoint_id}/test',
  summary: 'Send a test event to a webhook endpoint',
  description:
    'An event of the type webhook_endpoint.tested is sent at once; the answer says what the endpoint made of it.',
  auth: 'cognito',
  scope: 'webhooks:write',
  params: z.strictObject({ webhook_endpoint_id: idSchema('webhook_endpoint') }),
  success: { status: 200, schema: webhookDeliverySchema, description: 'The delivery of the test event' },
  errors: ['not_found', 'resource_archived', 'upstream_failed'],
  uses: ['mongo', 'credentials:read', 'webhooks:send'],
  audit: ['webhook_endpoint.tested'],
  idempotency: 'optional',
});
