import { searchRequestSchema, searchResultSchema } from '@patchbay/core/vector-search';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'searchKnowledge',
  module: 'search',
  method: 'POST',
  path: '/v1/search',
  summary: 'Search the passages of ready files',
  description:
    'By meaning, by words, or by both: in indexes as they are now (index_ids), in indexes or snapshots of them (indexes), or in what an agent may search (agent), which is exactly what its binding pins. grounded is false where nothing reaches min_score: better no answer than an invented one. A filter narrows the search to some files; it never reaches beyond what is searched.',
  auth: 'cognito',
  scope: 'search:read',
  body: searchRequestSchema,
  success: { status: 200, schema: searchResultSchema, description: 'Ranked passages with their citations' },
  errors: ['unprocessable', 'reference_not_found', 'no_live_binding', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'vector', 'models'],
  audit: [],
  idempotency: 'none',
  examples: [
    {
      name: 'a question',
      body: { query: 'When do you open on Saturdays?', index_ids: ['idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC'] },
    },
    {
      name: 'exact words in some files, with what stands around them',
      body: {
        query: 'form XK-4711',
        index_ids: ['idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC'],
        mode: 'lexical',
        filter: { metadata: { department: ['billing', 'front desk'] } },
        expand: 1,
      },
    },
    {
      name: 'an index as it was',
      body: {
        query: 'When do you open on Saturdays?',
        indexes: [{ index_id: 'idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC', snapshot_id: 'snp_01J9Z3XK5T8Q4V7N2M6R0W1YBC' }],
      },
    },
    {
      name: 'what an agent knows in production',
      body: {
        query: 'When do you open on Saturdays?',
        agent: { agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC', environment: 'production' },
      },
    },
  ],
});
