import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'exportAuditEvents',
  summary: 'Write the file of one audit export',
  source: { kind: 'queue', queue: 'audit-exports', batch_size: 1 },
  uses: ['mongo', 'exports:write'],
  memory_mb: 1024,
  timeout_seconds: 900,
});
