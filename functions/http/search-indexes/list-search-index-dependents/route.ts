import { idSchema } from '@patchbay/core/kernel';
import { indexDependentsQuerySchema, indexDependentsSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listSearchIndexDependents',
  module: 'search-indexes',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/dependents',
  summary: 'List what uses a search index, or one of its snapshots',
  auth: 'cognito',
  scope: 'indexes:read',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  query: indexDependentsQuerySchema,
  success: { status: 200, schema: indexDependentsSchema, description: 'What uses it' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'the first five of each kind', query: { limit: '5' } }],
});
