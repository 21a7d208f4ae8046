import { callSchema, createCallSchema } from '@patchbay/core/calls';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createCall',
  module: 'calls',
  method: 'POST',
  path: '/v1/calls',
  summary: 'Call somebody',
  description:
    'The call is written down and answered with before anything happens at the telephone network; `GET /v1/calls/{call_id}` and the events `call.*` tell how it goes on. It is dialled once, whatever is repeated. The agent is silent until somebody picks up.',
  auth: 'cognito',
  scope: 'calls:write',
  body: createCallSchema,
  success: { status: 202, schema: callSchema, description: 'The call, queued' },
  errors: [
    'unprocessable',
    'reference_not_found',
    'resource_archived',
    'no_live_binding',
    'runtime_feature_unavailable',
    'limit_exceeded',
  ],
  uses: ['mongo', 'calls:start', 'livekit', 'recordings:egress'],
  audit: ['session.created', 'call.created'],
  idempotency: 'required',
  examples: [
    {
      name: 'a reminder',
      body: {
        agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        from: '+493012345678',
        to: '+4915112345678',
        variables: { appointment: 'Tuesday at 10' },
        ring_timeout_seconds: 30,
        voicemail: { policy: 'hang_up' },
      },
    },
  ],
});
