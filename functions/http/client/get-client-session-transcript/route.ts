import { clientTranscriptSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'getClientSessionTranscript',
  module: 'client',
  method: 'GET',
  path: '/v1/client/session/transcript',
  summary: "Get what was said in the end user's own session",
  auth: 'session',
  success: { status: 200, schema: clientTranscriptSchema, description: 'The transcript with its citations' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
