import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'runEvaluation',
  summary: 'Do the searches of one evaluation',
  source: { kind: 'queue', queue: 'evaluations', batch_size: 1 },
  uses: ['mongo', 'vector', 'models'],
  memory_mb: 1024,
  timeout_seconds: 900,
});
