import { idSchema } from '@patchbay/core/kernel';
import { createEvaluationSchema, evaluationSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'createEvaluation',
  module: 'evaluations',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/evaluations',
  summary: 'Evaluate the searches of an index',
  description:
    'Answers at once; a job asks every query of the set in every configuration, as POST /v1/search does. Look at the evaluation until it is completed or failed.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.object({ index_id: idSchema('search_index') }),
  body: createEvaluationSchema,
  success: { status: 202, schema: evaluationSchema, description: 'The evaluation, queued' },
  errors: [
    'not_found',
    'resource_archived',
    'reference_not_found',
    'reference_archived',
    'unprocessable',
    'limit_exceeded',
  ],
  uses: ['mongo', 'evaluations:send'],
  audit: ['evaluation.created'],
  idempotency: 'optional',
  examples: [
    {
      name: 'three ways to search',
      body: {
        query_set_id: 'qst_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        configurations: [
          { name: 'hybrid' },
          { name: 'dense', mode: 'dense' },
          { name: 'lexical', mode: 'lexical', min_score: 0 },
        ],
      },
    },
  ],
});
