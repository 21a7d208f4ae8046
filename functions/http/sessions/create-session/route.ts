import { createSessionSchema, startedSessionSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createSession',
  module: 'sessions',
  method: 'POST',
  path: '/v1/sessions',
  summary: 'Start a session of an end user with an agent',
  description:
    'Resolves the pinned versions, opens a LiveKit room with its agent, and returns the participant token and a session JWT. The session fails if no agent joins within its deadline; it is never silent.',
  auth: 'cognito',
  scope: 'sessions:write',
  body: createSessionSchema,
  success: {
    status: 201,
    schema: startedSessionSchema,
    description: 'The session and what opens it',
    holds_secret: true,
  },
  errors: [
    'limit_exceeded',
    'not_found',
    'resource_archived',
    'no_live_binding',
    'runtime_feature_unavailable',
    'unprocessable',
    'upstream_failed',
    'upstream_timeout',
  ],
  uses: ['mongo', 'livekit', 'recordings:egress', 'session-jwt:sign', 'watchdog:send'],
  audit: ['session.created', 'session.dispatched', 'session.started'],
  idempotency: 'optional',
  examples: [
    {
      name: 'with what is live in production',
      body: {
        agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        user: { external_id: 'customer-4711', display_name: 'Ada Lovelace' },
        variables: { caller_name: 'Ada' },
      },
    },
    {
      name: 'over text, without a room',
      body: {
        agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        channel: 'text',
        user: { external_id: 'customer-4711' },
      },
    },
    {
      name: 'with a certain binding, to try it out',
      body: {
        agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        binding_id: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        user: { external_id: 'tester-1' },
        metadata: { ticket: 'SUP-1815' },
      },
    },
  ],
});
