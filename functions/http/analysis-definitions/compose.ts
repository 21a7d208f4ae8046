import { analysisDefinitionRegistry, checkAnalysisReferences } from '@patchbay/core/conversation-analysis';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createCredentialRepository, createDependentsReader, createRegistryRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** The registry of analysis definitions over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  return {
    edge,
    analysisDefinitions: createRegistryService(analysisDefinitionRegistry, {
      repository: createRegistryRepository(database, analysisDefinitionRegistry),
      dependents: createDependentsReader(database),
      unitOfWork,
      clock,
      ids,
      checkReferences: checkAnalysisReferences(createCredentialRepository(database)),
    }),
  };
});
