import { idSchema, pageQuery } from '@patchbay/core/kernel';
import { sessionEventPageSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listSessionEvents',
  module: 'sessions',
  method: 'GET',
  path: '/v1/sessions/{session_id}/events',
  summary: 'List what the agent reported about a session',
  auth: 'cognito',
  scope: 'sessions:read',
  params: z.strictObject({ session_id: idSchema('session') }),
  query: z.strictObject(pageQuery),
  success: { status: 200, schema: sessionEventPageSchema, description: 'A page of events' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
