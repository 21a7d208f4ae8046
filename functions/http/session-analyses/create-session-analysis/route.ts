import { createAnalysisSchema, sessionAnalysisSchema } from '@patchbay/core/conversation-analysis';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'createSessionAnalysis',
  module: 'session-analyses',
  method: 'POST',
  path: '/v1/sessions/{session_id}/analyses',
  summary: 'Analyse a session that is over',
  description:
    'Answers at once; a job makes it. A session whose agent names an analysis definition is analysed by itself within minutes of its end: this makes another one, by the same definition or by any other. The session and earlier analyses stay as they are.',
  auth: 'cognito',
  scope: 'sessions:write',
  params: z.object({ session_id: idSchema('session') }),
  body: createAnalysisSchema,
  success: { status: 202, schema: sessionAnalysisSchema, description: 'The analysis, pending' },
  errors: [
    'not_found',
    'session_not_over',
    'reference_not_found',
    'reference_archived',
    'unprocessable',
    'limit_exceeded',
  ],
  uses: ['mongo', 'analyses:send'],
  audit: ['analysis.created'],
  idempotency: 'optional',
  examples: [
    { name: 'by the definition that the session is pinned to', body: {} },
    {
      name: 'by another version',
      body: { analysis_definition_id: 'anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC', analysis_definition_version: 2 },
    },
  ],
});
