import { idSchema } from '@patchbay/core/kernel';
import { createIndexSnapshotSchema, indexSnapshotSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'createIndexSnapshot',
  module: 'search-indexes',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/snapshots',
  summary: 'Make a snapshot of a search index',
  description:
    'What searches of the index find at this moment, for a binding to pin: sessions, tests and rollbacks then search exactly this. Where nothing has changed since the last snapshot, the answer is that one.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  body: createIndexSnapshotSchema,
  success: {
    status: 200,
    schema: indexSnapshotSchema,
    description: 'The snapshot: the last one, where nothing has changed since',
  },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['index_snapshot.created'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    { name: 'before a release', body: { name: 'Opening hours of 2027', note: 'For the release in January' } },
    { name: 'just so', body: {} },
  ],
});
