import { idSchema } from '@patchbay/core/kernel';
import { sessionSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'stopSession',
  module: 'sessions',
  method: 'POST',
  path: '/v1/sessions/{session_id}/stop',
  summary: 'End a session and close its room',
  description: 'Stopping a session that is over changes nothing.',
  auth: 'cognito',
  scope: 'sessions:write',
  params: z.strictObject({ session_id: idSchema('session') }),
  success: { status: 200, schema: sessionSchema, description: 'The session' },
  errors: ['not_found', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'livekit', 'recordings:egress'],
  audit: ['session.ended'],
  idempotency: 'optional',
});
