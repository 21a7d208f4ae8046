export {
  type ChunkOwner,
  type ChunkRange,
  type ChunkRepository,
  type ChunkSet,
  chunkId,
  chunkSetKey,
  type StoredChunk,
} from './chunk-repository.ts';
export { dimensionsOf, type EmbedderSource } from './embedder.ts';
export {
  EMBEDDING_PROVIDERS,
  type EmbeddingModel,
  type EmbeddingProvider,
  embeddingModel,
} from './embedding-models.ts';
export { indexChunkPageSchema, listIndexChunksSchema } from './index-chunk.ts';
export {
  holds,
  INDEX_ENTRY_STATUSES,
  type IndexEntry,
  type IndexEntryKey,
  type IndexEntryStage,
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
export {
  createIndexSnapshotSchema,
  type IndexSnapshot,
  indexSnapshotPageSchema,
  indexSnapshotSchema,
  listIndexSnapshotsSchema,
  listSnapshotFilesSchema,
  type SnapshotFile,
  snapshotFilePageSchema,
} from './index-snapshot.ts';
export type { IndexSnapshotRepository, SnapshotWatchList } from './index-snapshot-repository.ts';
export { createIndexSnapshots } from './index-snapshot-service.ts';
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
export { createListIndexChunks } from './list-index-chunks.ts';
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
export { createSearchAgentScope } from './search-agent-scope.ts';
export {
  type CreateSearchIndex,
  createSearchIndexSchema,
  listSearchIndexesSchema,
  type SearchIndex,
  searchIndexPageSchema,
  searchIndexSchema,
  updateSearchIndexSchema,
} from './search-index.ts';
export { createIndexBuilder, type OpenEntryReader } from './search-index-build.ts';
export { createIndexContents } from './search-index-contents.ts';
export { createIndexDependents, indexDependentsQuerySchema, indexDependentsSchema } from './search-index-dependents.ts';
export { createEntryDispatcher, type WaitingEntry } from './search-index-dispatch.ts';
export {
  attachFileSchema,
  indexFilePageSchema,
  indexFileSchema,
  listIndexFilesSchema,
  MAX_INDEXES_OF_FILE,
} from './search-index-file.ts';
export { createIndexFiles, type IndexedFiles } from './search-index-files.ts';
export { createSearchIndexLifecycle } from './search-index-lifecycle.ts';
export type {
  EntryCounts,
  GenerationRef,
  IndexBuildWatchList,
  SearchIndexRepository,
  StoredSearchIndex,
} from './search-index-repository.ts';
export {
  createSearchIndexReader,
  createSearchIndexService,
  type SearchIndexDeps,
  type SearchIndexService,
} from './search-index-service.ts';
export { createSweepIndexes, type WaitingEntries } from './search-index-sweep.ts';
export { createIndexViewReader } from './search-index-views.ts';
export { createSearchService, type SearchDeps, type SearchService } from './search-service.ts';
export { usableModels } from './usable-models.ts';
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
  type WordProposal,
  type WordRanking,
} from './vector-store.ts';
