import { AppError, type Clock } from '@patchbay/core/kernel';
import type { ModelAccount, ModelAccounts } from '@patchbay/core/provider-credentials';
import type { LlmConfig } from '@patchbay/core/runtime-config';
import type { ChatModel, ChatModels } from '@patchbay/core/text-conversation';
import { livekitInferenceToken } from './livekit-token.ts';
import { openAiChat } from './openai-chat.ts';

/** What chat models are made with. */
export interface ChatModelDeps {
  readonly accounts: ModelAccounts;
  /** Sends to addresses that tenants wrote: to public ones alone. */
  readonly checkedFetch: typeof fetch;
  readonly clock: Clock;
  /** Longest wait for the next words of a model, in milliseconds. */
  readonly deadline_ms?: number;
}

type Entry = Omit<LlmConfig, 'fallbacks'> & { readonly base_url?: string | undefined };

/** As in conversations by voice: models that think are slow to begin. */
const DEADLINE_MS = 8_000;

/** Where each provider speaks OpenAI's HTTP API, unless its account says otherwise. */
const ENDPOINTS: Readonly<Record<Entry['provider'], string | undefined>> = {
  openai: 'https://api.openai.com/v1',
  // The tenant's own server: its address stands in the config.
  openai_compatible: undefined,
  google: 'https://generativelanguage.googleapis.com/v1beta/openai',
  livekit_inference: 'https://agent-gateway.livekit.cloud/v1',
};

/** The chat models that configs name, with the accounts of their tenants. */
export function createChatModels({
  accounts,
  checkedFetch,
  clock,
  deadline_ms = DEADLINE_MS,
}: ChatModelDeps): ChatModels {
  function modelOf(entry: Entry, account: ModelAccount, path: string): ChatModel {
    const { provider, model, temperature, max_tokens } = entry;
    const base_url = account.base_url ?? ENDPOINTS[provider];
    if (base_url === undefined) {
      throw new AppError('runtime_feature_unavailable', {
        message: `${path} has no address of its server.`,
        param: `runtime_config.${path}.base_url`,
      });
    }
    const { api_key, api_secret } = account;
    const isGateway = provider === 'livekit_inference' && api_key !== undefined && api_secret !== undefined;
    return openAiChat({
      provider,
      model,
      base_url,
      temperature,
      max_tokens,
      deadline_ms,
      apiKey: () => (isGateway ? livekitInferenceToken(api_key, api_secret, clock.now()) : api_key),
      fetch: entry.base_url === undefined ? undefined : checkedFetch,
    });
  }

  return {
    of: (scope, llm) =>
      Promise.all(
        [llm, ...(llm.fallbacks ?? [])].map(async (entry: Entry, index) => {
          const path = index === 0 ? 'llm' : `llm.fallbacks.${index - 1}`;
          const { provider, credential_id, base_url } = entry;
          return modelOf(entry, await accounts.find(scope, { path, provider, credential_id, base_url }), path);
        }),
      ),
  };
}
