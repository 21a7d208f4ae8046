import { loadConfig, modelsSettings, vectorSettings } from '@patchbay/config';
import { createSearchService } from '@patchbay/core/vector-search';
import { composeOnce } from '@patchbay/http/handler';
import { openAiEmbedder } from '@patchbay/models';
import { createChunkRepository, createSearchIndexRepository } from '@patchbay/mongo';
import { chromaVectorStore } from '@patchbay/vector';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Search: the query's embedding, the vector store, the chunks. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge } = await composeBase();
  const config = await loadConfig({ models: modelsSettings, vector: vectorSettings }, configSources);
  return {
    edge,
    search: createSearchService({
      indexes: createSearchIndexRepository(database),
      chunks: createChunkRepository(database),
      vectors: chromaVectorStore(config.vector.chroma_url),
      embedder: openAiEmbedder(config.models),
    }),
  };
});
