import { callSchema, sendDtmfSchema } from '@patchbay/core/calls';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'sendCallDtmf',
  module: 'calls',
  method: 'POST',
  path: '/v1/calls/{call_id}/dtmf',
  summary: 'Press keys on the line',
  description:
    'The keys are pressed one after the other, as from the keypad of a telephone. They stand in no record: they may be a secret.',
  auth: 'cognito',
  scope: 'calls:write',
  params: z.strictObject({ call_id: idSchema('call') }),
  body: sendDtmfSchema,
  success: { status: 200, schema: callSchema, description: 'The call' },
  errors: ['not_found', 'call_not_live', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'livekit'],
  audit: ['call.dtmf_sent'],
  idempotency: 'optional',
  timeout_seconds: 29,
  examples: [{ name: 'a menu', body: { digits: '1 204#' } }],
});
