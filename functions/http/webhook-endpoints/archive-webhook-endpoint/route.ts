import { idSchema } from '@patchbay/core/kernel';
import { webhookEndpointSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archiveWebhookEndpoint',
  module: 'webhook-endpoints',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhook_endpoint_id}/archive',
  summary: 'Archive a webhook endpoint',
  description: 'Nothing is sent to it any more; what was on its way is given up. Repeating changes nothing.',
  auth: 'cognito',
  scope: 'webhooks:write',
  params: z.strictObject({ webhook_endpoint_id: idSchema('webhook_endpoint') }),
  success: { status: 200, schema: webhookEndpointSchema, description: 'The archived endpoint' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['webhook_endpoint.archived'],
  idempotency: 'optional',
  dry_run: true,
});
