import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'migrateDatabase',
  summary: 'Bring collections, validators and indexes up to date; run by a deploy before new code takes traffic',
  source: { kind: 'operation' },
  uses: ['mongo:migrate'],
  memory_mb: 512,
  timeout_seconds: 300,
});
