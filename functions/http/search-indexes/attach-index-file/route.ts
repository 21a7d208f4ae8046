import { idSchema } from '@patchbay/core/kernel';
import { attachFileSchema, indexFileSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'attachIndexFile',
  module: 'search-indexes',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/files',
  summary: 'Attach a file to a search index',
  description:
    'A file of which a version is ready is cut and embedded by the recipe of this index; searches find it when its status is searchable. Work that was done for another index of the same recipe is used again. Repeating changes nothing.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  body: attachFileSchema,
  success: { status: 200, schema: indexFileSchema, description: 'What the index has of the file' },
  errors: [
    'not_found',
    'reference_not_found',
    'reference_archived',
    'file_not_ready',
    'resource_archived',
    'unprocessable',
  ],
  uses: ['mongo', 'ingestion:start'],
  audit: ['index_file.attached'],
  idempotency: 'optional',
  examples: [{ name: 'a ready file', body: { file_id: 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } }],
});
