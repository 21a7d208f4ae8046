import { toolRegistry } from '@patchbay/core/tool-registry';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createRegistryRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** The registry of tools over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const repository = createRegistryRepository(database, toolRegistry);
  return { edge, tools: createRegistryService(toolRegistry, { repository, unitOfWork, clock, ids }) };
});
