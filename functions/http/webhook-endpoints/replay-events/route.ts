import { idSchema } from '@patchbay/core/kernel';
import { replayEventsSchema, webhookReplaySchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'replayEvents',
  module: 'webhook-endpoints',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhook_endpoint_id}/replay',
  summary: 'Send the events of a range to a webhook endpoint',
  description:
    'Oldest first, and in order for each thing that they happened to: what the endpoint has not taken, or all of it. They are sent within a minute, a thousand events a request, each with the webhook-id that it has always had. With dry_run the answer says how many it would be.',
  auth: 'cognito',
  scope: 'webhooks:write',
  params: z.strictObject({ webhook_endpoint_id: idSchema('webhook_endpoint') }),
  body: replayEventsSchema,
  success: { status: 200, schema: webhookReplaySchema, description: 'How many events are on their way' },
  errors: ['not_found', 'resource_archived'],
  uses: ['mongo'],
  audit: ['webhook_endpoint.replayed'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    { name: 'what was missed', body: { since: '2026-11-22T10:00:00.000Z' } },
    {
      name: 'all ends of sessions of an hour',
      body: {
        since: '2026-11-22T10:00:00.000Z',
        until: '2026-11-22T11:00:00.000Z',
        events: ['session.ended', 'session.failed'],
        only: 'all',
      },
    },
  ],
});
