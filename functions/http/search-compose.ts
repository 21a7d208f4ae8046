import { embeddingSettings, type loadConfig, rerankerSettings, vectorSettings, yieldToIo } from '@patchbay/config';
import type { Clock } from '@patchbay/core/kernel';
import { createIndexViewReader, createSearchService } from '@patchbay/core/vector-search';
import { createEmbedderSource, createReranker } from '@patchbay/models';
import {
  createChunkRepository,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createSearchIndexRepository,
  type MongoDatabase,
} from '@patchbay/mongo';
import { createVectorStores } from '@patchbay/vector';

/** What search is configured by. */
export const searchSettings = { embedding: embeddingSettings, vector: vectorSettings, reranker: rerankerSettings };
type SearchConfig = Awaited<ReturnType<typeof loadConfig<typeof searchSettings>>>;

/** Search over a connection: the one behind the route, the test of a tool and conversations over text. */
export function composeSearch(database: MongoDatabase, clock: Clock, config: SearchConfig) {
  return createSearchService({
    indexes: createIndexViewReader({
      indexes: createSearchIndexRepository(database),
      snapshots: createIndexSnapshotRepository(database),
    }),
    entries: createIndexEntryRepository(database, clock),
    chunks: createChunkRepository(database),
    vectors: createVectorStores(config.vector),
    embedders: createEmbedderSource(config.embedding),
    reranker: createReranker(config.reranker),
    yieldToIo,
  });
}
