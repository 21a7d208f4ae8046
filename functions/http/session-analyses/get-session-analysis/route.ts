import { sessionAnalysisSchema } from '@patchbay/core/conversation-analysis';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getSessionAnalysis',
  module: 'session-analyses',
  method: 'GET',
  path: '/v1/sessions/{session_id}/analyses/{session_analysis_id}',
  summary: 'Get an analysis of a session, with what was found once it is completed',
  auth: 'cognito',
  scope: 'sessions:read',
  params: z.object({ session_id: idSchema('session'), session_analysis_id: idSchema('session_analysis') }),
  success: { status: 200, schema: sessionAnalysisSchema, description: 'The analysis' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
