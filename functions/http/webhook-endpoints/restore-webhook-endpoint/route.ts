import { idSchema } from '@patchbay/core/kernel';
import { webhookEndpointSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreWebhookEndpoint',
  module: 'webhook-endpoints',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhook_endpoint_id}/restore',
  summary: 'Bring a webhook endpoint back',
  description:
    'One that failed too often or answered 410 Gone counts as healthy again, and what waited for it is sent. One that was archived gets what happens from now on; events of the time between are sent by replaying them.',
  auth: 'cognito',
  scope: 'webhooks:write',
  params: z.strictObject({ webhook_endpoint_id: idSchema('webhook_endpoint') }),
  success: { status: 200, schema: webhookEndpointSchema, description: 'The endpoint as it is now' },
  errors: ['not_found', 'limit_exceeded'],
  uses: ['mongo'],
  audit: ['webhook_endpoint.restored'],
  idempotency: 'optional',
  dry_run: true,
});
