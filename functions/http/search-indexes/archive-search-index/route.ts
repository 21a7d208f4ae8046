import { idSchema } from '@patchbay/core/kernel';
import { searchIndexSchema } from '@patchbay/core/vector-search';
import { archiveInputSchema } from '@patchbay/core/versioned-registry';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archiveSearchIndex',
  module: 'search-indexes',
  method: 'POST',
  path: '/v1/search-indexes/{index_id}/archive',
  summary: 'Archive a search index',
  description:
    'It leaves lists, takes no new files and can no longer be bound; what is bound to it or to its snapshots goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, and open sessions. Repeating changes nothing.',
  auth: 'cognito',
  scope: 'indexes:write',
  params: z.strictObject({ index_id: idSchema('search_index') }),
  body: archiveInputSchema,
  success: { status: 200, schema: searchIndexSchema, description: 'The archived index' },
  errors: ['not_found', 'resource_in_use'],
  uses: ['mongo'],
  audit: ['search_index.archived'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    { name: 'unless it is in use', body: {} },
    { name: 'in any case', body: { force: true } },
  ],
});
