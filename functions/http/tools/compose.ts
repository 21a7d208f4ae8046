import { setTimeout as sleep } from 'node:timers/promises';
import { secretsManagerReader } from '@patchbay/aws/secrets';
import {
  embeddingSettings,
  loadConfig,
  outgoingSettings,
  rerankerSettings,
  stageSettings,
  vectorSettings,
  yieldToIo,
} from '@patchbay/config';
import { createToolSecrets } from '@patchbay/core/provider-credentials';
import { checkToolReferences, createToolTester } from '@patchbay/core/tool-execution';
import { toolRegistry } from '@patchbay/core/tool-registry';
import { createIndexViewReader, createSearchService } from '@patchbay/core/vector-search';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createEmbedderSource, createReranker } from '@patchbay/models';
import {
  createChunkRepository,
  createCredentialRepository,
  createDependentsReader,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createRegistryRepository,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import { jsonSchemaJudge, mcpClient, outgoingHttp, systemResolver } from '@patchbay/outgoing';
import { createVectorStores } from '@patchbay/vector';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

async function composeTools() {
  const base = await composeBase();
  const { outgoing } = await loadConfig({ outgoing: outgoingSettings }, configSources);
  const credentials = createCredentialRepository(base.database);
  const tools = createRegistryService(toolRegistry, {
    ...base,
    repository: createRegistryRepository(base.database, toolRegistry),
    dependents: createDependentsReader(base.database),
    checkReferences: checkToolReferences({ credentials, local_hosts: outgoing.local_hosts }),
  });
  return { ...base, tools, credentials, local_hosts: outgoing.local_hosts };
}

/** The registry of tools over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, tools } = await composeTools();
  return { edge, tools };
});

/** Running tools for real: the way outside, the secrets to send, and search. */
export const composeTesting = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, clock, tools, credentials, local_hosts } = await composeTools();
  const config = await loadConfig(
    { stage: stageSettings, embedding: embeddingSettings, vector: vectorSettings, reranker: rerankerSettings },
    configSources,
  );
  const policy = { resolve: systemResolver, local_hosts };
  const tester = createToolTester({
    http: outgoingHttp(policy),
    mcp: mcpClient(policy),
    judge: jsonSchemaJudge(),
    secrets: createToolSecrets({ credentials, secrets: secretsManagerReader(config.stage.stage) }),
    clock,
    sleep: async (milliseconds) => sleep(milliseconds),
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
  });
  return { edge, tools, tester };
});
