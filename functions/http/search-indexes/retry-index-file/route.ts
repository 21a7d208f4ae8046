import { idSchema } from '@patchbay/core/kernel';
import { indexFileSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'retryIndexFile',
  module: 'search-indexes',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/files/{file_id}/retry',
  summary: 'Give a file that failed in a search index another try',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.strictObject({ index_id: idSchema('search_index'), file_id: idSchema('file') }),
  success: { status: 200, schema: indexFileSchema, description: 'What the index has of the file' },
  errors: ['not_found', 'file_not_ready'],
  uses: ['mongo', 'ingestion:start'],
  audit: ['index_file.retried'],
  idempotency: 'optional',
});
