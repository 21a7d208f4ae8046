import { idSchema } from '@patchbay/core/kernel';
import { sessionSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getSession',
  module: 'sessions',
  method: 'GET',
  path: '/v1/sessions/{session_id}',
  summary: 'Get a session',
  auth: 'cognito',
  scope: 'sessions:read',
  params: z.strictObject({ session_id: idSchema('session') }),
  success: { status: 200, schema: sessionSchema, description: 'The session' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
