import { idSchema } from '@patchbay/core/kernel';
import { indexChunkPageSchema, listIndexChunksSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listIndexChunks',
  module: 'search-indexes',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/files/{file_id}/chunks',
  summary: 'List the passages that a search index has of a file',
  auth: 'cognito',
  scope: 'files:read',
  params: z.strictObject({ index_id: idSchema('search_index'), file_id: idSchema('file') }),
  query: listIndexChunksSchema,
  success: {
    status: 200,
    schema: indexChunkPageSchema,
    description: 'A page of passages, in the order of the document',
  },
  errors: ['not_found', 'file_not_ready', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'from the end of the document', query: { order: 'desc', limit: '5' } }],
});
