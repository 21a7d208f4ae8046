import { setTimeout as sleep } from 'node:timers/promises';
import { secretsManagerReader } from '@patchbay/aws/secrets';
import { loadConfig, outgoingSettings, stageSettings } from '@patchbay/config';
import { createToolSecrets } from '@patchbay/core/provider-credentials';
import { checkToolReferences, createToolTester } from '@patchbay/core/tool-execution';
import { toolRegistry } from '@patchbay/core/tool-registry';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createCredentialRepository, createDependentsReader, createRegistryRepository } from '@patchbay/mongo';
import { jsonSchemaJudge, mcpClient, outgoingHttp, systemResolver } from '@patchbay/outgoing';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';
import { composeSearch, searchSettings } from '../search-compose.ts';

async function composeTools() {
  const base = await composeBase();
  const { outgoing } = await loadConfig({ outgoing: outgoingSettings }, configSources);
  const credentials = createCredentialRepository(base.database);
  const tools = createRegistryService(toolRegistry, {
    ...base,
    repository: createRegistryRepository(base.database, toolRegistry),
    dependents: createDependentsReader(base.database),
    checkReferences: checkToolReferences({ credentials, local_hosts: outgoing.local_hosts }),
  });
  return { ...base, tools, credentials, local_hosts: outgoing.local_hosts };
}

/** The registry of tools over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, tools } = await composeTools();
  return { edge, tools };
});

/** Running tools for real: the way outside, the secrets to send, and search. */
export const composeTesting = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, clock, tools, credentials, local_hosts } = await composeTools();
  const config = await loadConfig({ stage: stageSettings, ...searchSettings }, configSources);
  const policy = { resolve: systemResolver, local_hosts };
  const tester = createToolTester({
    http: outgoingHttp(policy),
    mcp: mcpClient(policy),
    judge: jsonSchemaJudge(),
    secrets: createToolSecrets({ credentials, secrets: secretsManagerReader(config.stage.stage) }),
    clock,
    sleep: async (milliseconds) => sleep(milliseconds),
    search: composeSearch(database, clock, config),
  });
  return { edge, tools, tester };
});
