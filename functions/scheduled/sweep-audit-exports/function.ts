import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sweepAuditExports',
  summary: 'Ask again for a worker where an audit export was forgotten or its worker died',
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'audit-exports:send'],
  memory_mb: 512,
  timeout_seconds: 60,
});
