import { loadConfig } from '@patchbay/config';
import { createAgentKnowledge } from '@patchbay/core/agent-bindings';
import type { AgentContent } from '@patchbay/core/agent-registry';
import { createSearchAgentScope } from '@patchbay/core/vector-search';
import { registryNames } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import {
  createBindingRepository,
  createEnvironmentRepository,
  createRegistryRepository,
  createUsageMeter,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';
import { composeSearch, searchSettings } from '../search-compose.ts';

/** Search: what may be searched, the query's embedding, the vector stores, the chunks. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge, clock } = await composeBase();
  const config = await loadConfig(searchSettings, configSources);
  const agents = createAgentKnowledge({
    agents: createRegistryRepository(database, registryNames<AgentContent>('agent')),
    bindings: createBindingRepository(database),
    environments: createEnvironmentRepository(database),
  });
  return {
    edge,
    meter: createUsageMeter(database, clock),
    scopeOf: createSearchAgentScope(agents),
    search: composeSearch(database, clock, config),
  };
});
