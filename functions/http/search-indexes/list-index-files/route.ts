import { idSchema } from '@patchbay/core/kernel';
import { indexFilePageSchema, listIndexFilesSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listIndexFiles',
  module: 'search-indexes',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/files',
  summary: 'List the files of a search index',
  auth: 'cognito',
  scope: 'indexes:read',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  query: listIndexFilesSchema,
  success: { status: 200, schema: indexFilePageSchema, description: 'A page of what the index has of files' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [
    { name: 'what failed while the next generation is made', query: { generation: 'building', status: 'failed' } },
  ],
});
