import { setTimeout as sleep } from 'node:timers/promises';
import { secretsManagerReader } from '@patchbay/aws/secrets';
import {
  livekitSettings,
  loadConfig,
  modelsSettings,
  outgoingSettings,
  providerSettings,
  stageSettings,
  systemToolTimer,
} from '@patchbay/config';
import { createModelAccounts, createToolSecrets, platformAccounts } from '@patchbay/core/provider-credentials';
import { createReportService, createSessionLifecycle } from '@patchbay/core/session-orchestrator';
import { createTextConversations } from '@patchbay/core/text-conversation';
import { createToolRunner } from '@patchbay/core/tool-execution';
import { composeOnce } from '@patchbay/http/handler';
import { createChatModels } from '@patchbay/models';
import {
  createConversationSource,
  createCredentialRepository,
  createSessionRepository,
  createTextConversationStore,
} from '@patchbay/mongo';
import { checkedFetch, jsonSchemaJudge, mcpClient, outgoingHttp, systemResolver } from '@patchbay/outgoing';
import { composeBase } from './compose.ts';
import { configSources } from './edge-compose.ts';
import { composeSearch, searchSettings } from './search-compose.ts';

const settings = {
  stage: stageSettings,
  outgoing: outgoingSettings,
  livekit: livekitSettings,
  models: modelsSettings,
  providers: providerSettings,
  ...searchSettings,
};

/** Conversations over text, held by the function itself: models, tools, search, and the session's own records. */
export const composeTextConversations = /* @__PURE__ */ composeOnce(async () => {
  const [base, config] = await Promise.all([composeBase(), loadConfig(settings, configSources)]);
  const { edge, database, unitOfWork, clock, ids } = base;
  const policy = { resolve: systemResolver, local_hosts: config.outgoing.local_hosts };
  const credentials = createCredentialRepository(database);
  const secrets = secretsManagerReader(config.stage.stage);
  const sessions = createSessionRepository(database);
  // Nothing but the session itself is over with one over text.
  const endings = { ended: async () => undefined };
  const lifecycle = createSessionLifecycle({ sessions, unitOfWork, clock, endings });
  const wait = async (milliseconds: number) => sleep(milliseconds);
  return {
    edge,
    beginTurn: createTextConversations({
      sessions,
      lifecycle,
      source: createConversationSource(database),
      receiveReports: createReportService({ sessions, lifecycle, unitOfWork }),
      conversations: createTextConversationStore(database),
      models: createChatModels({
        accounts: createModelAccounts({ credentials, secrets, platform: platformAccounts(config) }),
        checkedFetch: checkedFetch(policy),
        clock,
      }),
      search: composeSearch(database, clock, config),
      runner: createToolRunner({
        http: outgoingHttp(policy),
        mcp: mcpClient(policy),
        judge: jsonSchemaJudge(),
        secrets: createToolSecrets({ credentials, secrets }),
        clock,
        sleep: wait,
      }),
      clock,
      ids,
      timer: systemToolTimer,
      sleep: wait,
      log: edge.settings.log,
    }),
  };
});
