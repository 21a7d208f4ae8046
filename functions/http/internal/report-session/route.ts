import { idSchema } from '@patchbay/core/kernel';
import { sessionReportsReceiptSchema, sessionReportsSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** What the agent runtime has to tell about a session; the receipt says what need not be told again. */
export const route = defineRoute({
  id: 'reportSession',
  module: 'internal',
  method: 'POST',
  path: '/internal/v1/sessions/{session_id}/reports',
  summary: 'Report what happened in a session',
  description:
    'Signed by HMAC. Each run of an agent numbers its reports; repeats are dropped, and what follows a gap is not taken yet.',
  auth: 'internal',
  params: z.strictObject({ session_id: idSchema('session') }),
  body: sessionReportsSchema,
  success: { status: 200, schema: sessionReportsReceiptSchema, description: 'The highest number stored without a gap' },
  errors: ['not_found', 'unavailable', 'unprocessable'],
  uses: ['mongo', 'secrets:internal-hmac'],
  audit: ['session.started', 'session.ended', 'session.failed', 'call.dtmf_sent'],
  idempotency: 'none',
});
