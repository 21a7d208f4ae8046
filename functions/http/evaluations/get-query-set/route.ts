import { idSchema } from '@patchbay/core/kernel';
import { getQuerySetSchema, querySetWithQueriesSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getQuerySet',
  module: 'evaluations',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/query-sets/{query_set_id}',
  summary: 'Get a query set with its queries',
  auth: 'cognito',
  scope: 'search:read',
  params: z.object({ index_id: idSchema('search_index'), query_set_id: idSchema('query_set') }),
  query: getQuerySetSchema,
  success: { status: 200, schema: querySetWithQueriesSchema, description: 'The set as it was at that version' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'as an evaluation had it', query: { version: '1' } }],
});
