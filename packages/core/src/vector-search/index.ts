export {
  type ChunkOwner,
  type ChunkRange,
  type ChunkRepository,
  chunkId,
  type FileSelection,
  type StoredChunk,
} from './chunk-repository.ts';
export { dimensionsOf, type EmbedderSource } from './embedder.ts';
export {
  EMBEDDING_PROVIDERS,
  type EmbeddingModel,
  type EmbeddingProvider,
  embeddingModel,
} from './embedding-models.ts';
export {
  holds,
  INDEX_ENTRY_STATUSES,
  type IndexEntry,
  type IndexEntryKey,
  type IndexEntryStatus,
  type IndexView,
  indexEntryId,
} from './index-entry.ts';
export type {
  ClosedEntries,
  HeldEntry,
  IndexEntryRepository,
  IndexEntryStarter,
  IndexEntryTransition,
  IndexEntryWatchList,
  NewIndexEntry,
} from './index-entry-repository.ts';
export { type IndexSnapshot, indexSnapshotSchema } from './index-snapshot.ts';
export type {
  GenerationSwitch,
  IndexGeneration,
  IndexReference,
  IndexViewReader,
  IngestionIndex,
  IngestionIndexes,
  SnapshotMaker,
} from './ingestion-indexes.ts';
export { type KnowledgeToolResult, knowledgeToolResultSchema, toKnowledgeResult } from './knowledge-tool.ts';
export type { TermRow } from './lexical/term-row.ts';
export { bucketsOf, termRowsOf } from './lexical/term-rows.ts';
export type { Reranker } from './reranker.ts';
export {
  DEFAULT_MIN_SCORE,
  type SearchHit,
  type SearchInput,
  type SearchRequest,
  type SearchResult,
  searchRequestSchema,
  searchResultSchema,
} from './search.ts';
export {
  type CreateSearchIndex,
  createSearchIndexSchema,
  listSearchIndexesSchema,
  type SearchIndex,
  searchIndexPageSchema,
  searchIndexSchema,
} from './search-index.ts';
export type { SearchIndexRepository, StoredSearchIndex } from './search-index-repository.ts';
export {
  createSearchIndexReader,
  createSearchIndexService,
  type SearchIndexDeps,
  type SearchIndexService,
} from './search-index-service.ts';
export { createSearchService, type SearchDeps, type SearchService } from './search-service.ts';
export {
  type Embedder,
  VECTOR_BACKENDS,
  type VectorBackend,
  type VectorMatch,
  type VectorNamespace,
  type VectorPoint,
  type VectorQuery,
  type VectorStore,
  type VectorStores,
} from './vector-store.ts';
