import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'runCallBatches',
  summary: 'Begin the calls of batches whose time has come, and look what became of those before',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'calls:start', 'livekit', 'recordings:egress'],
  memory_mb: 512,
  // Shorter than a claim on a row: one that has lapsed is held by nobody.
  timeout_seconds: 80,
});
