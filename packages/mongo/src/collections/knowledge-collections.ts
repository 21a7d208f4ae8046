import type { StoredFile } from '@patchbay/core/file-storage';
import type { IndexSnapshot, StoredChunk, StoredSearchIndex, TermRow } from '@patchbay/core/vector-search';
import { defineCollection } from './collection-definition.ts';

/** Documents on their way to being searchable. */
export const files = defineCollection<StoredFile>({
  name: 'files',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['stage', 'percent'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, status: 1, _id: 1 } },
    { keys: { tenant_id: 1, index_ids: 1, _id: 1 } },
  ],
  // The sweeper looks for overdue files of all tenants; settled ones have no deadline.
  platform_indexes: [{ keys: { deadline_at: 1 }, partial_filter: { deadline_at: { $type: 'date' } } }],
  schema: {
    tenant_id: 'string',
    name: 'string',
    media_type: 'string',
    size_bytes: 'number',
    sha256: 'string',
    version: 'number',
    index_ids: 'array',
    status: 'string',
    stage: 'string',
    percent: 'number',
    attempt: 'number',
    created_at: 'date',
  },
});

/** Pieces of documents with their place; their vectors are in the vector store under the same ids. */
export const fileChunks = defineCollection<StoredChunk>({
  name: 'file_chunks',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, { keys: { tenant_id: 1, file_id: 1, file_version: 1, ordinal: 1 } }],
  schema: {
    tenant_id: 'string',
    file_id: 'string',
    file_version: 'number',
    file_name: 'string',
    attempt: 'number',
    live: 'bool',
    ordinal: 'number',
    text: 'string',
    page_start: 'number',
    page_end: 'number',
    start: 'number',
    end: 'number',
  },
});

/** Which terms the chunks of a file have: what a search by words reads. */
export const chunkTerms = defineCollection<TermRow>({
  name: 'chunk_terms',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, bucket: 1, file_id: 1 } },
    { keys: { tenant_id: 1, file_id: 1, file_version: 1 } },
  ],
  schema: {
    tenant_id: 'string',
    file_id: 'string',
    file_version: 'number',
    attempt: 'number',
    first: 'number',
    bucket: 'string',
    terms: 'object',
  },
});

/** Files that are searched together. */
export const searchIndexes = defineCollection<StoredSearchIndex>({
  name: 'search_indexes',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string', name: 'string', backend: 'string', embedding_model: 'string', created_at: 'date' },
});

/** What indexes held at some moments. */
export const indexSnapshots = defineCollection<IndexSnapshot>({
  name: 'index_snapshots',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, { keys: { tenant_id: 1, index_id: 1, number: 1 }, unique: true }],
  schema: 'core',
});
