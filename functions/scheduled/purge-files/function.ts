import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'purgeFiles',
  summary: 'Remove archived files whose time has come, and what an interrupted purge left',
  source: { kind: 'schedule', every_minutes: 5 },
  uses: ['mongo', 'vector', 'files:purge'],
  memory_mb: 512,
  timeout_seconds: 240,
});
