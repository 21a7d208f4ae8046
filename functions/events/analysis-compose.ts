import { secretsManagerReader } from '@patchbay/aws/secrets';
import {
  livekitSettings,
  loadConfig,
  modelsSettings,
  outgoingSettings,
  providerSettings,
  stageSettings,
} from '@patchbay/config';
import { type AnalysisContent, createRunAnalysis } from '@patchbay/core/conversation-analysis';
import { createModelAccounts, platformAccounts } from '@patchbay/core/provider-credentials';
import { registryNames } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import { createChatModels } from '@patchbay/models';
import {
  createAnalysisRepository,
  createCredentialRepository,
  createRegistryRepository,
  createSessionRepository,
} from '@patchbay/mongo';
import { checkedFetch, jsonSchemaJudge, systemResolver } from '@patchbay/outgoing';
import { composeBase } from '../http/compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

const settings = {
  stage: stageSettings,
  outgoing: outgoingSettings,
  livekit: livekitSettings,
  models: modelsSettings,
  providers: providerSettings,
};
/** Nobody waits on the line: a model may think before it writes. */
const FIRST_WORDS_MS = 45_000;

/** A worker of analyses: the models of the definition, with the accounts of its tenant. */
export const composeAnalysing = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, config, edge] = await Promise.all([
    composeBase(),
    loadConfig(settings, configSources),
    composeEdge(),
  ]);
  const { log } = edge.settings;
  const secrets = secretsManagerReader(config.stage.stage);
  const credentials = createCredentialRepository(database);
  return {
    log,
    runAnalysis: createRunAnalysis({
      analyses: createAnalysisRepository(database),
      definitions: createRegistryRepository(database, registryNames<AnalysisContent>('analysis_definition')),
      sessions: createSessionRepository(database),
      models: createChatModels({
        accounts: createModelAccounts({ credentials, secrets, platform: platformAccounts(config) }),
        checkedFetch: checkedFetch({ resolve: systemResolver, local_hosts: config.outgoing.local_hosts }),
        clock,
        deadline_ms: FIRST_WORDS_MS,
      }),
      judge: jsonSchemaJudge(),
      unitOfWork,
      clock,
      onFailure: (failure) => log.error('an analysis failed and is tried again', { ...failure }),
    }),
  };
});
