import { createBindingService } from '@patchbay/core/agent-bindings';
import type { AgentContent } from '@patchbay/core/agent-registry';
import type { PromptContent } from '@patchbay/core/prompt-registry';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import type { ToolContent } from '@patchbay/core/tool-registry';
import { registryNames } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import {
  createBindingRepository,
  createEnvironmentRepository,
  createKnowledgeIndexReader,
  createKnowledgeSnapshotReader,
  createRegistryRepository,
  createResolvedConfigRepository,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Bindings over MongoDB, with everything that they may pin. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const sources = {
    agents: createRegistryRepository(database, registryNames<AgentContent>('agent')),
    prompts: createRegistryRepository(database, registryNames<PromptContent>('prompt')),
    tools: createRegistryRepository(database, registryNames<ToolContent>('tool')),
    runtimeConfigs: createRegistryRepository(database, registryNames<RuntimeConfigContent>('runtime_config')),
    knowledgeIndexes: createKnowledgeIndexReader(database),
    knowledgeSnapshots: createKnowledgeSnapshotReader(database),
  };
  return {
    edge,
    bindings: createBindingService({
      bindings: createBindingRepository(database),
      environments: createEnvironmentRepository(database),
      resolvedConfigs: createResolvedConfigRepository(database),
      sources,
      unitOfWork,
      clock,
      ids,
    }),
  };
});
