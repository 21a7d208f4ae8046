import { createSearchIndexSchema, searchIndexSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createSearchIndex',
  module: 'search-indexes',
  method: 'POST',
  path: '/v1/search-indexes',
  summary: 'Create a search index',
  auth: 'cognito',
  scope: 'indexes:write',
  body: createSearchIndexSchema,
  success: { status: 201, schema: searchIndexSchema, description: 'The index' },
  errors: [],
  uses: ['mongo', 'models'],
  audit: ['search_index.created'],
  idempotency: 'optional',
});
