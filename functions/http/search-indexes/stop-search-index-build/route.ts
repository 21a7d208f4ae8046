import { idSchema } from '@patchbay/core/kernel';
import { searchIndexSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'stopSearchIndexBuild',
  module: 'search-indexes',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/build/stop',
  summary: 'Stop the making of the next generation of a search index',
  description: 'The active generation goes on as if the build had never begun. Without a build nothing changes.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  success: { status: 200, schema: searchIndexSchema, description: 'The index, with building null' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['index_build.stopped'],
  idempotency: 'optional',
  dry_run: true,
});
