import { embeddingSettings, loadConfig, rerankerSettings, vectorSettings, yieldToIo } from '@patchbay/config';
import { createAgentKnowledge } from '@patchbay/core/agent-bindings';
import type { AgentContent } from '@patchbay/core/agent-registry';
import { createIndexViewReader, createSearchAgentScope, createSearchService } from '@patchbay/core/vector-search';
import { registryNames } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createEmbedderSource, createReranker } from '@patchbay/models';
import {
  createBindingRepository,
  createChunkRepository,
  createEnvironmentRepository,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createRegistryRepository,
  createSearchIndexRepository,
  createUsageMeter,
} from '@patchbay/mongo';
import { createVectorStores } from '@patchbay/vector';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Search: what may be searched, the query's embedding, the vector stores, the chunks. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge, clock } = await composeBase();
  const config = await loadConfig(
    { embedding: embeddingSettings, vector: vectorSettings, reranker: rerankerSettings },
    configSources,
  );
  const agents = createAgentKnowledge({
    agents: createRegistryRepository(database, registryNames<AgentContent>('agent')),
    bindings: createBindingRepository(database),
    environments: createEnvironmentRepository(database),
  });
  return {
    edge,
    meter: createUsageMeter(database, clock),
    scopeOf: createSearchAgentScope(agents),
    search: createSearchService({
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
    }),
  };
});
