import { callSchema } from '@patchbay/core/calls';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'hangUpCall',
  module: 'calls',
  method: 'POST',
  path: '/v1/calls/{call_id}/hang-up',
  summary: 'Hang up',
  description:
    'Ends the call and its session. One that nobody has picked up yet is canceled. Hanging up a call that is over changes nothing.',
  auth: 'cognito',
  scope: 'calls:write',
  params: z.strictObject({ call_id: idSchema('call') }),
  success: { status: 200, schema: callSchema, description: 'The call' },
  errors: ['not_found', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'livekit', 'recordings:egress'],
  audit: ['session.ended', 'call.ended'],
  idempotency: 'optional',
});
