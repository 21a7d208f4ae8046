import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'buildSearchIndexes',
  summary: 'Carry the making of new generations of search indexes on, and start files that wait for it',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'ingestion:start'],
  memory_mb: 512,
  timeout_seconds: 120,
});
