import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'migrateDatabase',
  summary: 'Bring the database up to date; the step of a deploy before new code takes traffic',
  source: { kind: 'operation' },
  uses: ['mongo:migrate'],
  memory_mb: 512,
  // As long as Lambda allows: building an index takes as long as its collection is large.
  timeout_seconds: 900,
});
