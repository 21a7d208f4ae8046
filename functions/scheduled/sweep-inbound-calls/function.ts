import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepInboundCalls',
  summary: 'Answer calls that came in and of which no webhook told',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'livekit', 'watchdog:send', 'recordings:egress', 'credentials:read'],
  memory_mb: 256,
  timeout_seconds: 60,
});
