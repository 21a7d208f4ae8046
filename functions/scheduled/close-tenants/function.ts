import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'closeTenants',
  summary: 'End the sessions and calls of tenants that have been archived',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'livekit', 'recordings:egress'],
  memory_mb: 512,
  timeout_seconds: 60,
});
