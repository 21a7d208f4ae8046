import { callSchema, muteCallSchema } from '@patchbay/core/calls';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'muteCall',
  module: 'calls',
  method: 'POST',
  path: '/v1/calls/{call_id}/mute',
  summary: 'Mute one side of a call',
  description:
    '`agent`: who is on the telephone does not hear the agent any more. `phone`: the agent does not hear the telephone. The same with `muted: false` undoes it.',
  auth: 'cognito',
  scope: 'calls:write',
  params: z.strictObject({ call_id: idSchema('call') }),
  body: muteCallSchema,
  success: { status: 200, schema: callSchema, description: 'The call' },
  errors: ['not_found', 'call_not_live', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'livekit'],
  audit: ['call.muted'],
  idempotency: 'optional',
  timeout_seconds: 29,
  examples: [{ name: 'the agent is quiet', body: { target: 'agent', muted: true } }],
});
