import { idSchema } from '@patchbay/core/kernel';
import { searchIndexSchema, updateSearchIndexSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateSearchIndex',
  module: 'search-indexes',
  method: 'PATCH',
  path: '/v1/search-indexes/{index_id}',
  summary: 'Change a search index',
  description:
    'Another chunking or embedding_model makes the next generation of the index beside the one that serves: building shows how far it is, and searches change over when it has every file. Snapshots that were made before keep the old one.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  body: updateSearchIndexSchema,
  success: { status: 200, schema: searchIndexSchema, description: 'The index as it is now' },
  errors: ['not_found', 'unprocessable', 'resource_archived', 'index_building'],
  uses: ['mongo', 'models', 'vector'],
  audit: ['search_index.updated', 'index_build.started'],
  idempotency: 'optional',
  examples: [
    { name: 'another name', body: { name: 'Handbooks of all branches' } },
    { name: 'another recipe', body: { chunking: { target_tokens: 120, overlap_tokens: 20 } } },
  ],
});
