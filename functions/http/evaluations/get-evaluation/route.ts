import { idSchema } from '@patchbay/core/kernel';
import { evaluationSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getEvaluation',
  module: 'evaluations',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/evaluations/{evaluation_id}',
  summary: 'Get an evaluation, with its metrics once it is completed',
  auth: 'cognito',
  scope: 'search:read',
  params: z.object({ index_id: idSchema('search_index'), evaluation_id: idSchema('evaluation') }),
  success: { status: 200, schema: evaluationSchema, description: 'The evaluation' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
