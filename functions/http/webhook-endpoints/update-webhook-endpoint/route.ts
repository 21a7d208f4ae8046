import { idSchema } from '@patchbay/core/kernel';
import { updateWebhookEndpointSchema, webhookEndpointSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateWebhookEndpoint',
  module: 'webhook-endpoints',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{webhook_endpoint_id}',
  summary: 'Change the address or the events of a webhook endpoint',
  description: 'What is on its way already goes to the new address.',
  auth: 'cognito',
  scope: 'webhooks:write',
  params: z.strictObject({ webhook_endpoint_id: idSchema('webhook_endpoint') }),
  body: updateWebhookEndpointSchema,
  success: { status: 200, schema: webhookEndpointSchema, description: 'The endpoint as it is now' },
  errors: ['not_found', 'resource_archived', 'unprocessable'],
  uses: ['mongo'],
  audit: ['webhook_endpoint.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [{ name: 'other events', body: { events: ['session.ended', 'session.failed'] } }],
});
