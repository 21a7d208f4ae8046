import type {
  QuerySetVersion,
  StoredEvaluation,
  StoredEvaluationResult,
  StoredQuerySet,
} from '@patchbay/core/retrieval-evaluation';
import { defineCollection } from './collection-definition.ts';

/** Labelled queries by which searches are measured: what is newest. */
export const querySets = defineCollection<StoredQuerySet>({
  name: 'query_sets',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, index_id: 1, archived_at: 1, _id: 1 } },
    { keys: { tenant_id: 1, index_id: 1, archived_at: 1, name: 1, _id: 1 } },
  ],
  schema: {
    tenant_id: 'string',
    index_id: 'string',
    name: 'string',
    version: 'number',
    digest: 'string',
    created_at: 'date',
    archived_at: ['date', 'null'],
  },
});

/** The queries of each version that a set ever had: `<set id>:<version>`. */
export const querySetVersions = defineCollection<QuerySetVersion>({
  name: 'query_set_versions',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: {
    tenant_id: 'string',
    query_set_id: 'string',
    version: 'number',
    digest: 'string',
    queries: 'array',
    created_at: 'date',
  },
});

/** Runs of query sets. */
export const evaluations = defineCollection<StoredEvaluation>({
  name: 'evaluations',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['status', 'attempt', 'started_at', 'deadline_at', 'searches_done'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, index_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, index_id: 1, status: 1, _id: 1 } },
    { keys: { tenant_id: 1, index_id: 1, 'query_set.id': 1, _id: 1 } },
    { keys: { tenant_id: 1, status: 1 } },
  ],
  platform_indexes: [{ keys: { deadline_at: 1 }, partial_filter: { deadline_at: { $type: 'date' } } }],
  schema: {
    tenant_id: 'string',
    index_id: 'string',
    status: 'string',
    query_set: 'object',
    configurations: 'array',
    attempt: 'number',
    created_at: 'date',
    deadline_at: ['date', 'null'],
  },
});

/** What single queries came to. */
export const evaluationResults = defineCollection<StoredEvaluationResult>({
  name: 'evaluation_results',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, evaluation_id: 1, attempt: 1, _id: 1 } },
    { keys: { tenant_id: 1, evaluation_id: 1, attempt: 1, configuration: 1, _id: 1 } },
  ],
  schema: {
    tenant_id: 'string',
    evaluation_id: 'string',
    attempt: 'number',
    configuration: 'string',
    query: 'number',
    key: 'string',
    hits: 'array',
  },
});
