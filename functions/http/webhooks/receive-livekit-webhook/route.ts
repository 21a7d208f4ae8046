import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** LiveKit's view of rooms and participants: what its agents could not report themselves. */
export const route = defineRoute({
  id: 'receiveLivekitWebhook',
  module: 'webhooks',
  method: 'POST',
  path: '/webhooks/livekit',
  summary: 'Take a webhook of the LiveKit server',
  auth: 'livekit',
  body_format: 'raw',
  success: { status: 200, schema: z.object({ received: z.literal(true) }), description: 'Taken' },
  errors: [],
  uses: ['mongo', 'livekit', 'watchdog:send', 'recordings:egress', 'credentials:read'],
  audit: [
    'recording.started',
    'recording.completed',
    'recording.failed',
    'call.created',
    'call.refused',
    'session.created',
    'session.dispatched',
    'user.upserted',
  ],
  idempotency: 'none',
});
