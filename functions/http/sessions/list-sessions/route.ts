import { listSessionsSchema, sessionPageSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listSessions',
  module: 'sessions',
  method: 'GET',
  path: '/v1/sessions',
  summary: 'List sessions',
  auth: 'cognito',
  scope: 'sessions:read',
  query: listSessionsSchema,
  success: { status: 200, schema: sessionPageSchema, description: 'A page of sessions' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
