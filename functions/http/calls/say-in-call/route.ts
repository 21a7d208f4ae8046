import { callSchema, sayInCallSchema } from '@patchbay/core/calls';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'sayInCall',
  module: 'calls',
  method: 'POST',
  path: '/v1/calls/{call_id}/say',
  summary: 'Have the agent say something',
  description:
    'The agent says the text in its own voice, within the limits of its safety; the answer comes when it begins. What it says is in the transcript.',
  auth: 'cognito',
  scope: 'calls:write',
  params: z.strictObject({ call_id: idSchema('call') }),
  body: sayInCallSchema,
  success: { status: 200, schema: callSchema, description: 'The call' },
  errors: ['not_found', 'call_not_live', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'livekit'],
  audit: ['call.said'],
  idempotency: 'optional',
  timeout_seconds: 29,
  examples: [{ name: 'a word in between', body: { text: 'I have found your order.', interrupt: true } }],
});
