import { createEnvironmentService } from '@patchbay/core/agent-bindings';
import type { AgentContent } from '@patchbay/core/agent-registry';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import { registryNames } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import {
  createBindingRepository,
  createEnvironmentRepository,
  createKnowledgeSnapshotReader,
  createPinHolder,
  createRegistryRepository,
  createResolutionReader,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Environments over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  return {
    edge,
    environments: createEnvironmentService({
      environments: createEnvironmentRepository(database),
      bindings: createBindingRepository(database),
      agents: createRegistryRepository(database, registryNames<AgentContent>('agent')),
      knowledgeSnapshots: createKnowledgeSnapshotReader(database),
      pins: createPinHolder(database),
      unitOfWork,
      clock,
      ids,
    }),
  };
});

/** What they resolve to. */
export const composeResolving = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, clock } = await composeBase();
  return { edge, resolver: createConfigResolver({ resolutions: createResolutionReader(database), clock }) };
});
