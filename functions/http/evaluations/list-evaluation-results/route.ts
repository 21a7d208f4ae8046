import { idSchema, pageOf } from '@patchbay/core/kernel';
import { evaluationResultSchema, listEvaluationResultsSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listEvaluationResults',
  module: 'evaluations',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/evaluations/{evaluation_id}/results',
  summary: 'List what single queries of an evaluation came to',
  auth: 'cognito',
  scope: 'search:read',
  params: z.object({ index_id: idSchema('search_index'), evaluation_id: idSchema('evaluation') }),
  query: listEvaluationResultsSchema,
  success: {
    status: 200,
    schema: pageOf(evaluationResultSchema),
    description: 'A page of results, in the order of configurations and queries',
  },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'of one configuration', query: { configuration: 'hybrid' } }],
});
