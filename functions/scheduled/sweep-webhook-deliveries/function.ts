import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepWebhookDeliveries',
  summary: 'Take new events out of the outbox, and order the webhooks that are due',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'webhooks:send'],
  memory_mb: 512,
  timeout_seconds: 90,
});
