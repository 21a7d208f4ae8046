import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepCalls',
  summary: 'Start calls that nobody started, and end those that nobody looks after',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'calls:start', 'livekit', 'recordings:egress'],
  memory_mb: 512,
  timeout_seconds: 60,
});
