import { idSchema } from '@patchbay/core/kernel';
import { transcriptSchema } from '@patchbay/core/session-orchestrator';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getSessionTranscript',
  module: 'sessions',
  method: 'GET',
  path: '/v1/sessions/{session_id}/transcript',
  summary: 'Get what was said in a session',
  auth: 'cognito',
  scope: 'sessions:read',
  params: z.strictObject({ session_id: idSchema('session') }),
  success: { status: 200, schema: transcriptSchema, description: 'The transcript with its citations' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
