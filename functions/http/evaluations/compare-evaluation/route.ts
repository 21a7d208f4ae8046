import { idSchema } from '@patchbay/core/kernel';
import { compareEvaluationSchema, evaluationComparisonSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'compareEvaluation',
  module: 'evaluations',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/evaluations/{evaluation_id}/compare',
  summary: 'Compare an evaluation with another one',
  description: 'Metrics of the queries that both have, and which of these got better or worse. Both must be completed.',
  auth: 'cognito',
  scope: 'search:read',
  params: z.object({ index_id: idSchema('search_index'), evaluation_id: idSchema('evaluation') }),
  query: compareEvaluationSchema,
  success: {
    status: 200,
    schema: evaluationComparisonSchema,
    description: 'What differs, from against to the evaluation of the path',
  },
  errors: ['not_found', 'reference_not_found', 'unprocessable'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [
    { name: 'with an earlier one', query: { against: 'evl_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } },
    {
      name: 'two configurations',
      query: { against: 'evl_01J9Z3XK5T8Q4V7N2M6R0W1YBC', configuration: 'hybrid', against_configuration: 'dense' },
    },
  ],
});
