import { clientSessionSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';

/** An end user's own session; the session JWT says which. */
export const route = defineRoute({
  id: 'getClientSession',
  module: 'client',
  method: 'GET',
  path: '/v1/client/session',
  summary: "Get the end user's own session",
  auth: 'session',
  success: { status: 200, schema: clientSessionSchema, description: 'The session' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
