import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'watchSession',
  summary: 'Look after one session whose alarm is due',
  source: { kind: 'queue', queue: 'session-watchdog', batch_size: 10 },
  uses: ['mongo', 'livekit', 'recordings:egress', 'watchdog:send'],
  memory_mb: 512,
  timeout_seconds: 30,
});
