import { idSchema } from '@patchbay/core/kernel';
import { searchIndexSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getSearchIndex',
  module: 'search-indexes',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}',
  summary: 'Get a search index',
  auth: 'cognito',
  scope: 'indexes:read',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  success: { status: 200, schema: searchIndexSchema, description: 'The index' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
