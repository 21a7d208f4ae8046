import { clientSessionSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'stopClientSession',
  module: 'client',
  method: 'POST',
  path: '/v1/client/session/stop',
  summary: "End the end user's own session",
  description: 'Closes its room, too. Stopping a session that is over changes nothing.',
  auth: 'session',
  success: { status: 200, schema: clientSessionSchema, description: 'The session' },
  errors: ['not_found', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'livekit', 'recordings:egress'],
  audit: ['session.ended'],
  idempotency: 'none',
});
