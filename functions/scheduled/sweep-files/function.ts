import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepFiles',
  summary: 'Fail files and index entries past their deadline, so that none is ever stuck',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'files:read', 'files:abort'],
  memory_mb: 512,
  timeout_seconds: 60,
});
