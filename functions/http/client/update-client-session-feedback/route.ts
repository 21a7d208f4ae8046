import { clientSessionSchema, updateFeedbackSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'updateClientSessionFeedback',
  module: 'client',
  method: 'PUT',
  path: '/v1/client/session/feedback',
  summary: "Say what the end user's own session was like",
  description:
    'Kept with the session, in place of what was said before; during the session, and after it for as long as the session JWT lives.',
  auth: 'session',
  body: updateFeedbackSchema,
  success: { status: 200, schema: clientSessionSchema, description: 'The session with its feedback' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['session_feedback.updated'],
  idempotency: 'none',
  examples: [
    { name: 'stars and a comment', body: { rating: 4, comment: 'It found my appointment at once.' } },
    { name: 'a thumb', body: { thumb: 'up' } },
  ],
});
