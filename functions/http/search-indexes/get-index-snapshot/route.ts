import { idSchema } from '@patchbay/core/kernel';
import { indexSnapshotSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getIndexSnapshot',
  module: 'search-indexes',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/snapshots/{snapshot_id}',
  summary: 'Get a snapshot of a search index',
  auth: 'cognito',
  scope: 'indexes:read',
  params: z.strictObject({ index_id: idSchema('search_index'), snapshot_id: idSchema('snapshot') }),
  success: { status: 200, schema: indexSnapshotSchema, description: 'The snapshot' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
