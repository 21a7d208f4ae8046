import { idSchema } from '@patchbay/core/kernel';
import { querySetSchema, updateQuerySetSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateQuerySet',
  module: 'evaluations',
  method: 'PUT',
  path: '/v1/search-indexes/{index_id}/query-sets/{query_set_id}',
  summary: 'Replace the queries of a query set',
  description:
    'Everything is put in place of what is there. Other queries or labels make the next version; evaluations keep the version that they were made with. What changes nothing makes none.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.object({ index_id: idSchema('search_index'), query_set_id: idSchema('query_set') }),
  body: updateQuerySetSchema,
  success: { status: 200, schema: querySetSchema, description: 'The set, at its next version if its queries differ' },
  errors: ['not_found', 'reference_not_found', 'resource_archived', 'precondition_failed'],
  uses: ['mongo'],
  audit: ['query_set.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [
    {
      name: 'one more query',
      body: {
        name: 'Front desk',
        expected_version: 1,
        queries: [
          {
            text: 'When do you open on Saturdays?',
            relevant: [{ file_id: 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC', page: 3, grade: 3 }],
          },
          { text: 'What does a new roof cost?', relevant: [] },
          { text: 'Do you take cash?', relevant: [{ file_id: 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC' }] },
        ],
      },
    },
  ],
});
