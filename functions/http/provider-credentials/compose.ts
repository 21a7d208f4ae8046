import { secretsManagerReader, secretsManagerVault } from '@patchbay/aws/secrets';
import { loadConfig, loadStageConfig, outgoingSettings, stageSettings } from '@patchbay/config';
import {
  createCredentialService,
  createCredentialWriter,
  createToolSecrets,
} from '@patchbay/core/provider-credentials';
import { createCredentialTester } from '@patchbay/core/tool-execution';
import { composeOnce } from '@patchbay/http/handler';
import { createCredentialRepository, createCredentialUseReader } from '@patchbay/mongo';
import { outgoingHttp, systemResolver } from '@patchbay/outgoing';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Everything about credentials but their secrets: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock } = await composeBase();
  return {
    edge,
    credentials: createCredentialService({
      credentials: createCredentialRepository(database),
      uses: createCredentialUseReader(database),
      unitOfWork,
      clock,
    }),
  };
});

/** Creating and rotating: secrets go into the vault, and none can be read here. */
export const composeWriting = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, database, unitOfWork, clock, ids }, { stage }] = await Promise.all([composeBase(), loadStageConfig()]);
  return {
    edge,
    credentials: createCredentialWriter({
      credentials: createCredentialRepository(database),
      vault: secretsManagerVault(stage),
      unitOfWork,
      clock,
      ids,
    }),
  };
});

/** Using one for real: its secret is read, and sent to where it belongs. */
export const composeTesting = /* @__PURE__ */ composeOnce(async () => {
  const settings = { stage: stageSettings, outgoing: outgoingSettings };
  const [{ edge, database, clock }, config] = await Promise.all([composeBase(), loadConfig(settings, configSources)]);
  const credentials = createCredentialRepository(database);
  const secrets = secretsManagerReader(config.stage.stage);
  return {
    edge,
    tester: createCredentialTester({
      credentials,
      secrets,
      toolSecrets: createToolSecrets({ credentials, secrets }),
      http: outgoingHttp({ resolve: systemResolver, local_hosts: config.outgoing.local_hosts }),
      clock,
    }),
  };
});
