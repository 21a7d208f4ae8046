import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepSessionAnalyses',
  summary: 'Have sessions that are over analysed, and ask again where an analysis was forgotten or its worker died',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'analyses:send'],
  memory_mb: 512,
  timeout_seconds: 60,
});
