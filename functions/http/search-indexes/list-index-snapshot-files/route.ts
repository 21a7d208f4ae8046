import { idSchema } from '@patchbay/core/kernel';
import { listSnapshotFilesSchema, snapshotFilePageSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listIndexSnapshotFiles',
  module: 'search-indexes',
  method: 'GET',
  path: '/v1/search-indexes/{index_id}/snapshots/{snapshot_id}/files',
  summary: 'List the file versions that a snapshot holds',
  auth: 'cognito',
  scope: 'indexes:read',
  params: z.strictObject({ index_id: idSchema('search_index'), snapshot_id: idSchema('snapshot') }),
  query: listSnapshotFilesSchema,
  success: { status: 200, schema: snapshotFilePageSchema, description: 'A page of file versions, by file' },
  errors: ['not_found', 'invalid_cursor', 'snapshot_purged'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
