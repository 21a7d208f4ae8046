import { idSchema } from '@patchbay/core/kernel';
import { indexSnapshotPageSchema, listIndexSnapshotsSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listIndexSnapshots',
  module: 'search-indexes',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/snapshots',
  summary: 'List the snapshots of a search index',
  auth: 'cognito',
  scope: 'indexes:read',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  query: listIndexSnapshotsSchema,
  success: { status: 200, schema: indexSnapshotPageSchema, description: 'A page of snapshots, by number' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
