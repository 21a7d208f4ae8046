import { searchRequestSchema, searchResultSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'searchKnowledge',
  module: 'search',
  method: 'POST',
  path: '/v1/search',
  summary: 'Search the passages of ready files',
  description:
    'By meaning, by words, or by both. grounded is false where nothing reaches min_score: better no answer than an invented one. A filter narrows the search to some files of the indexes; it never reaches beyond them.',
  auth: 'cognito',
  scope: 'search:read',
  body: searchRequestSchema,
  success: { status: 200, schema: searchResultSchema, description: 'Ranked passages with their citations' },
  errors: ['unprocessable', 'reference_not_found', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'vector', 'models'],
  audit: [],
  idempotency: 'none',
  examples: [
    {
      name: 'a question',
      body: { query: 'When do you open on Saturdays?', index_ids: ['idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC'] },
    },
    {
      name: 'exact words in some files, with what stands around them',
      body: {
        query: 'form XK-4711',
        index_ids: ['idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC'],
        mode: 'lexical',
        filter: { metadata: { department: ['billing', 'front desk'] } },
        expand: 1,
      },
    },
  ],
});
