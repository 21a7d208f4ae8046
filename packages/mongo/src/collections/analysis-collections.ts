import type { StoredAnalysis } from '@patchbay/core/conversation-analysis';
import { defineCollection } from './collection-definition.ts';

/** What models made of conversations. */
export const sessionAnalyses = defineCollection<StoredAnalysis>({
  name: 'session_analyses',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['status', 'attempt', 'started_at', 'deadline_at', 'usage'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, created_at: 1 } },
    { keys: { tenant_id: 1, session_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, session_id: 1, status: 1, _id: 1 } },
  ],
  platform_indexes: [{ keys: { deadline_at: 1 }, partial_filter: { deadline_at: { $type: 'date' } } }],
  schema: {
    tenant_id: 'string',
    session_id: 'string',
    agent_id: 'string',
    analysis_definition_id: 'string',
    analysis_definition_version: 'number',
    status: 'string',
    usage: 'object',
    attempt: 'number',
    created_at: 'date',
    deadline_at: ['date', 'null'],
  },
});
