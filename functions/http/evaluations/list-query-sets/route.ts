import { idSchema, pageOf } from '@patchbay/core/kernel';
import { listQuerySetsSchema, querySetSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listQuerySets',
  module: 'evaluations',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/query-sets',
  summary: 'List query sets of a search index',
  auth: 'cognito',
  scope: 'search:read',
  params: z.object({ index_id: idSchema('search_index') }),
  query: listQuerySetsSchema,
  success: { status: 200, schema: pageOf(querySetSchema), description: 'A page of sets' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'by name', query: { name: 'Front desk' } }],
});
