import { checkRuntimeConfigReferences, runtimeConfigRegistry } from '@patchbay/core/runtime-config';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createCredentialRepository, createDependentsReader, createRegistryRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** The registry of runtime configs over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const repository = createRegistryRepository(database, runtimeConfigRegistry);
  const dependents = createDependentsReader(database);
  return {
    edge,
    runtimeConfigs: createRegistryService(runtimeConfigRegistry, {
      repository,
      dependents,
      unitOfWork,
      clock,
      ids,
      checkReferences: checkRuntimeConfigReferences(createCredentialRepository(database)),
    }),
  };
});
