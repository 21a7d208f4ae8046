import { auditVerificationSchema, verifyAuditEventsSchema } from '@patchbay/core/audit';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'verifyAuditEvents',
  module: 'audit-events',
  method: 'GET',
  path: '/v1/audit-events/verify',
  summary: 'Recompute the hash chain of audit events',
  description:
    'Shows that no event was changed, removed, inserted, moved or cut off. A long chain is verified in steps: go on with next_cursor while has_more is true, all of them must be verified. Keep last_checkpoint outside: with its seq and hash as known_seq and known_hash a cut is found even if somebody cut the checkpoints too.',
  auth: 'cognito',
  scope: 'audit:read',
  query: verifyAuditEventsSchema,
  success: { status: 200, schema: auditVerificationSchema, description: 'What was found' },
  errors: ['invalid_cursor'],
  uses: ['mongo', 'audit-key:verify'],
  audit: [],
  idempotency: 'none',
  timeout_seconds: 29,
  examples: [
    { name: 'from the beginning', query: {} },
    { name: 'from a checkpoint on', query: { from_seq: '1201', limit: '2000' } },
  ],
});
