import { toolRegistry } from '@patchbay/core/tool-registry';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createDependentsReader, createRegistryRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** The registry of tools over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const repository = createRegistryRepository(database, toolRegistry);
  const dependents = createDependentsReader(database);
  return { edge, tools: createRegistryService(toolRegistry, { repository, dependents, unitOfWork, clock, ids }) };
});
