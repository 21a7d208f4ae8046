import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepEvaluations',
  summary: 'Ask again for a worker where an evaluation was forgotten or its worker died',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'evaluations:send'],
  memory_mb: 512,
  timeout_seconds: 60,
});
