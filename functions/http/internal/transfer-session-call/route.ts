import { agentTransferReceiptSchema, agentTransferSchema } from '@patchbay/core/calls';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** The agent of a call hands it over: by the same use case, rules and records as everybody who does. */
export const route = defineRoute({
  id: 'transferSessionCall',
  module: 'internal',
  method: 'POST',
  path: '/internal/v1/sessions/{session_id}/transfer',
  summary: 'Hand the call of a session over',
  description:
    'Signed by HMAC. What `POST /v1/calls/{call_id}/transfer` does, for the agent that holds the call. A request is carried out at most once: a repeat needs a new signature, and is another transfer.',
  auth: 'internal',
  params: z.strictObject({ session_id: idSchema('session') }),
  body: agentTransferSchema,
  success: {
    status: 200,
    schema: agentTransferReceiptSchema,
    description: '`done`: the telephone is with the other number. `begun`: a colleague is being called',
  },
  errors: [
    'not_found',
    'call_not_live',
    'unprocessable',
    'transfer_under_way',
    'transfer_refused',
    'upstream_failed',
    'upstream_timeout',
    'unavailable',
  ],
  uses: ['mongo', 'livekit', 'calls:start', 'secrets:internal-hmac'],
  audit: ['call.transferred', 'call.transfer_refused', 'call.transfer_started'],
  idempotency: 'none',
  timeout_seconds: 29,
});
