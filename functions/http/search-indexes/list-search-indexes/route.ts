import { listSearchIndexesSchema, searchIndexPageSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listSearchIndexes',
  module: 'search-indexes',
  method: 'GET',
  path: '/v1/search-indexes',
  summary: 'List search indexes',
  auth: 'cognito',
  scope: 'indexes:read',
  query: listSearchIndexesSchema,
  success: { status: 200, schema: searchIndexPageSchema, description: 'A page of indexes' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'archived ones too', query: { archived: 'include' } }],
});
