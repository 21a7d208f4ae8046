import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'upkeepKnowledge',
  summary: 'Make what is stored for knowledge agree: remove what nothing needs, make again what is missing',
  source: { kind: 'schedule', every_minutes: 10 },
  uses: ['mongo', 'vector', 'models', 'files:purge'],
  memory_mb: 1024,
  timeout_seconds: 300,
});
