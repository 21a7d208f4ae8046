import { idSchema } from '@patchbay/core/kernel';
import { createQuerySetSchema, querySetSchema } from '@patchbay/core/retrieval-evaluation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'createQuerySet',
  module: 'evaluations',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/query-sets',
  summary: 'Create a query set',
  description:
    'Labelled queries: which files, or which pages of them, answer each, and how well. Labels name no passages, so they mean the same after files are cut anew. A query that nothing answers measures whether searches know when to find nothing.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.object({ index_id: idSchema('search_index') }),
  body: createQuerySetSchema,
  success: { status: 201, schema: querySetSchema, description: 'The set, at version 1' },
  errors: ['not_found', 'reference_not_found', 'resource_archived'],
  uses: ['mongo'],
  audit: ['query_set.created'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    {
      name: 'a question with its page, and one without an answer',
      body: {
        name: 'Front desk',
        queries: [
          {
            text: 'When do you open on Saturdays?',
            relevant: [{ file_id: 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC', page: 3, grade: 3 }],
          },
          { text: 'What does a new roof cost?', relevant: [] },
        ],
      },
    },
  ],
});
