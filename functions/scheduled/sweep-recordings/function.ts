import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepRecordings',
  summary: 'Remove recordings whose time has come, and ask about those of which nothing was heard',
  source: { kind: 'schedule', every_minutes: 15 },
  uses: ['mongo', 'livekit', 'recordings:egress', 'recordings:purge'],
  memory_mb: 512,
  timeout_seconds: 240,
});
