import type { IndexSnapshot, StoredChunk, StoredSearchIndex, TermRow } from '@patchbay/core/vector-search';
import { defineCollection } from './collection-definition.ts';

/** Pieces of documents with their place; their vectors are in the vector store under the same ids. */
export const fileChunks = defineCollection<StoredChunk>({
  name: 'file_chunks',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, file_id: 1, file_version: 1, chunker: 1, ordinal: 1 } },
  ],
  schema: {
    tenant_id: 'string',
    file_id: 'string',
    file_version: 'number',
    chunker: 'string',
    file_name: 'string',
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
    chunker: 'string',
    first: 'number',
    bucket: 'string',
    terms: 'object',
  },
});

/** A search index with what only its repository knows. */
type HeldSearchIndex = StoredSearchIndex & {
  /** Written by every transaction that changes what the index holds, so that two of them are one after the other. */
  readonly held_by?: string;
};

/** Files that are searched together. */
export const searchIndexes = defineCollection<HeldSearchIndex>({
  name: 'search_indexes',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['held_by'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, name: 1, _id: 1 } },
    { keys: { tenant_id: 1, embedding_model: 1, _id: 1 } },
  ],
  // Builds under way, of all tenants.
  platform_indexes: [{ keys: { 'building.started_at': 1 }, partial_filter: { building: { $type: 'object' } } }],
  schema: {
    tenant_id: 'string',
    name: 'string',
    backend: 'string',
    chunking: 'object',
    embedding_model: 'string',
    generation: 'number',
    last_generation: 'number',
    building: ['object', 'null'],
    next_snapshot: 'number',
    snapshot_policy: 'string',
    created_at: 'date',
  },
});

/** What indexes held at some moments. */
export const indexSnapshots = defineCollection<IndexSnapshot>({
  name: 'index_snapshots',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, { keys: { tenant_id: 1, index_id: 1, number: 1 }, unique: true }],
  // What the reconciler may purge, of all tenants: no binding pins it.
  platform_indexes: [{ keys: { created_at: 1 }, partial_filter: { bindings: 0 } }],
  schema: 'core',
});
