import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'deliverWebhook',
  summary: 'Send one event to one endpoint, if it is due',
  source: { kind: 'queue', queue: 'webhook-deliveries', batch_size: 10 },
  uses: ['mongo', 'credentials:read', 'webhooks:send'],
  memory_mb: 512,
  timeout_seconds: 60,
});
