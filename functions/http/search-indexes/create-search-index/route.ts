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
  errors: ['unprocessable'],
  uses: ['mongo', 'models', 'vector'],
  audit: ['search_index.created'],
  idempotency: 'optional',
  examples: [
    { name: 'as the deployment makes them', body: { name: 'Handbooks' } },
    {
      name: 'with longer passages, and a snapshot on every change',
      body: {
        name: 'Contracts',
        chunking: { target_tokens: 400, overlap_tokens: 60 },
        snapshot_policy: 'on_change',
        metadata: { department: 'legal' },
      },
    },
  ],
});
