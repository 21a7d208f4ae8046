import { idSchema } from '@patchbay/core/kernel';
import { searchIndexSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreSearchIndex',
  module: 'search-indexes',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/restore',
  summary: 'Restore an archived search index',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  success: { status: 200, schema: searchIndexSchema, description: 'The restored index' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['search_index.restored'],
  idempotency: 'optional',
  dry_run: true,
});
