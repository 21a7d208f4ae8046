export { type ChunkOwner, type ChunkRepository, chunkId, type StoredChunk } from './chunk-repository.ts';
export { type IndexSnapshot, indexSnapshotSchema } from './index-snapshot.ts';
export { type KnowledgeToolResult, knowledgeToolResultSchema } from './knowledge-tool.ts';
export {
  DEFAULT_MIN_SCORE,
  type SearchHit,
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
export type { Embedder, VectorMatch, VectorNamespace, VectorPoint, VectorStore } from './vector-store.ts';
