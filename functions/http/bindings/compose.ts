import { createBindingService } from '@patchbay/core/agent-bindings';
import { registries } from '@patchbay/core/registries';
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
    agents: createRegistryRepository(database, registries.agents),
    prompts: createRegistryRepository(database, registries.prompts),
    tools: createRegistryRepository(database, registries.tools),
    runtimeConfigs: createRegistryRepository(database, registries.runtime_configs),
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
