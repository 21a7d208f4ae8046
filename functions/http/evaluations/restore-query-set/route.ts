import { idSchema } from '@patchbay/core/kernel';
import { querySetSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreQuerySet',
  module: 'evaluations',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/query-sets/{query_set_id}/restore',
  summary: 'Restore a query set',
  description: 'Repeating changes nothing.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.object({ index_id: idSchema('search_index'), query_set_id: idSchema('query_set') }),
  success: { status: 200, schema: querySetSchema, description: 'The restored set' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['query_set.restored'],
  idempotency: 'optional',
  dry_run: true,
});
