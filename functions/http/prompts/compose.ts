import { createPromptRenderer, promptRegistry } from '@patchbay/core/prompt-registry';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createRegistryRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** The registry of prompts over MongoDB, and their rendering. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const repository = createRegistryRepository(database, promptRegistry);
  const prompts = createRegistryService(promptRegistry, { repository, unitOfWork, clock, ids });
  return { edge, prompts, renderer: createPromptRenderer(prompts) };
});
