import type { IndexSnapshot, StoredChunk, StoredSearchIndex, TermRow } from '@patchbay/core/vector-search';
import { defineCollection } from './collection-definition.ts';

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
