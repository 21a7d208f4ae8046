import { agentRegistry } from '@patchbay/core/agent-registry';
import { type AnalysisContent, checkAgentReferences } from '@patchbay/core/conversation-analysis';
import { createRegistryService, registryNames } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createDependentsReader, createRegistryRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** The registry of agents over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const repository = createRegistryRepository(database, agentRegistry);
  const dependents = createDependentsReader(database);
  const definitions = createRegistryRepository(database, registryNames<AnalysisContent>('analysis_definition'));
  const checkReferences = checkAgentReferences(definitions);
  return {
    edge,
    agents: createRegistryService(agentRegistry, { repository, dependents, unitOfWork, clock, ids, checkReferences }),
  };
});
