import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepSessions',
  summary: 'Look after every overdue session, should its alarm have been lost',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'livekit', 'recordings:egress', 'watchdog:send'],
  memory_mb: 512,
  timeout_seconds: 60,
});
