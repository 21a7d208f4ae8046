import { createEnvironmentService } from '@patchbay/core/agent-bindings';
import { agentRegistry } from '@patchbay/core/agent-registry';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import { composeOnce } from '@patchbay/http/handler';
import {
  createBindingRepository,
  createEnvironmentRepository,
  createKnowledgeSnapshotReader,
  createRegistryRepository,
  createResolutionReader,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Environments over MongoDB, and what they resolve to. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  return {
    edge,
    environments: createEnvironmentService({
      environments: createEnvironmentRepository(database),
      bindings: createBindingRepository(database),
      agents: createRegistryRepository(database, agentRegistry),
      knowledgeSnapshots: createKnowledgeSnapshotReader(database),
      unitOfWork,
      clock,
      ids,
    }),
    resolver: createConfigResolver({ resolutions: createResolutionReader(database), clock }),
  };
});
