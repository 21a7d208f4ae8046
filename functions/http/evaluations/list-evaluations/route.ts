import { idSchema, pageOf } from '@patchbay/core/kernel';
import { evaluationSchema, listEvaluationsSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listEvaluations',
  module: 'evaluations',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/evaluations',
  summary: 'List evaluations of a search index',
  auth: 'cognito',
  scope: 'search:read',
  params: z.object({ index_id: idSchema('search_index') }),
  query: listEvaluationsSchema,
  success: { status: 200, schema: pageOf(evaluationSchema), description: 'A page of evaluations' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'those that can be compared', query: { status: 'completed' } }],
});
