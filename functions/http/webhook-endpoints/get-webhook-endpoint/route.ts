import { idSchema } from '@patchbay/core/kernel';
import { webhookEndpointSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getWebhookEndpoint',
  module: 'webhook-endpoints',
  method: 'GET',
  path: '/v1/webhook-endpoints/{webhook_endpoint_id}',
  summary: 'Get a webhook endpoint',
  auth: 'cognito',
  scope: 'webhooks:read',
  params: z.strictObject({ webhook_endpoint_id: idSchema('webhook_endpoint') }),
  success: { status: 200, schema: webhookEndpointSchema, description: 'The endpoint, without its secret' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
