import { defineFunction } from '@patchbay/http/route';

export const fn = defineFunction({
  id: 'sealAuditEvents',
  summary: "Give new audit events their place in their tenant's hash chain, and sign where it stands",
  source: { kind: 'schedule', every_minutes: 1 },
  uses: ['mongo', 'audit-key:sign'],
  memory_mb: 512,
  timeout_seconds: 60,
});
