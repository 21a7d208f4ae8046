import { checkPromptReferences, createPromptRenderer, promptRegistry } from '@patchbay/core/prompt-registry';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { o200kCounter } from '@patchbay/models';
import { createDependentsReader, createRegistryRepository, createTenantRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

async function composePrompts() {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const repository = createRegistryRepository(database, promptRegistry);
  const prompts = createRegistryService(promptRegistry, {
    repository,
    dependents: createDependentsReader(database),
    unitOfWork,
    clock,
    ids,
    checkReferences: checkPromptReferences(repository),
  });
  return { edge, database, repository, clock, prompts };
}

/** The registry of prompts over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, prompts } = await composePrompts();
  return { edge, prompts };
});

/** Their rendering: it counts tokens, which no other function carries. */
export const composeRendering = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, repository, clock, prompts } = await composePrompts();
  const tenants = createTenantRepository(database);
  const tokens = o200kCounter();
  return { edge, renderer: createPromptRenderer({ prompts, reader: repository, tenants, tokens, clock }) };
});
