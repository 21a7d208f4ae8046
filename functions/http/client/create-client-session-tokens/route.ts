import { sessionTokensSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';

/** How a device stays in a session for longer than its first tokens live. */
export const route = defineRoute({
  id: 'createClientSessionTokens',
  module: 'client',
  method: 'POST',
  path: '/v1/client/session/tokens',
  summary: "Renew the tokens of the end user's own session",
  description:
    'A new participant token and a new session JWT, of 15 minutes at most each, for as long as the session goes on.',
  auth: 'session',
  success: { status: 201, schema: sessionTokensSchema, description: 'The new tokens', holds_secret: true },
  errors: ['not_found', 'session_ended'],
  uses: ['mongo', 'livekit', 'session-jwt:sign'],
  audit: [],
  idempotency: 'none',
});
