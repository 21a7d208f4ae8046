import { searchRequestSchema, searchResultSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'searchKnowledge',
  module: 'search',
  method: 'POST',
  path: '/v1/search',
  summary: 'Search the passages of ready files',
  description: 'grounded is false where nothing reaches min_score: better no answer than an invented one.',
  auth: 'cognito',
  scope: 'search:read',
  body: searchRequestSchema,
  success: { status: 200, schema: searchResultSchema, description: 'Ranked passages with their citations' },
  errors: ['unprocessable', 'reference_not_found', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'vector', 'models'],
  audit: [],
  idempotency: 'none',
});
