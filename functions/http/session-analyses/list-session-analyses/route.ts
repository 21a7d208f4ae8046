import { listAnalysesSchema, sessionAnalysisSchema } from '@patchbay/core/conversation-analysis';
import { idSchema, pageOf } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listSessionAnalyses',
  module: 'session-analyses',
  method: 'GET',
  path: '/v1/sessions/{session_id}/analyses',
  summary: 'List the analyses of a session',
  auth: 'cognito',
  scope: 'sessions:read',
  params: z.object({ session_id: idSchema('session') }),
  query: listAnalysesSchema,
  success: { status: 200, schema: pageOf(sessionAnalysisSchema), description: 'A page of analyses' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'those that are there to be read', query: { status: 'completed' } }],
});
