import { idSchema } from '@patchbay/core/kernel';
import { searchIndexSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'detachIndexFile',
  module: 'search-indexes',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/files/{file_id}/detach',
  summary: 'Detach a file from a search index',
  description:
    'Searches of the index find it no longer, from now on. Snapshots that hold it keep it. Repeating changes nothing.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.strictObject({ index_id: idSchema('search_index'), file_id: idSchema('file') }),
  success: { status: 200, schema: searchIndexSchema, description: 'The index without the file' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['index_file.detached'],
  idempotency: 'optional',
  dry_run: true,
});
