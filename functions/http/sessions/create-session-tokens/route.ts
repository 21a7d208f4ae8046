import { idSchema } from '@patchbay/core/kernel';
import { sessionTokensSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** For a device that lost its tokens: the tenant's server asks for it. */
export const route = defineRoute({
  id: 'createSessionTokens',
  module: 'sessions',
  method: 'POST',
  path: '/v1/sessions/{session_id}/tokens',
  summary: 'Make new tokens for the end user of a session',
  description:
    'A participant token and a session JWT, of 15 minutes at most each, for as long as the session goes on. Earlier ones stay good for the rest of their time.',
  auth: 'cognito',
  scope: 'sessions:write',
  params: z.strictObject({ session_id: idSchema('session') }),
  success: { status: 201, schema: sessionTokensSchema, description: 'The new tokens', holds_secret: true },
  errors: ['not_found', 'session_ended'],
  uses: ['mongo', 'livekit', 'session-jwt:sign'],
  audit: [],
  idempotency: 'none',
});
