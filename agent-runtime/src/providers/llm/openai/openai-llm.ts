import type { llm } from '@livekit/agents';
import { LLM } from '@livekit/agents-plugin-openai';
import type { LlmConfig } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../../provider-access.ts';

/** Chat completions of OpenAI or of any server with the same HTTP API, streamed, with tools. */
export function openAiLlm(config: Extract<LlmConfig, { provider: 'openai' }>, access: ProviderAccess): llm.LLM {
  return new LLM({
    model: config.model,
    apiKey: access.api_key,
    ...(access.base_url === undefined ? {} : { baseURL: access.base_url }),
    ...(config.temperature === undefined ? {} : { temperature: config.temperature }),
    ...(config.max_tokens === undefined ? {} : { maxCompletionTokens: config.max_tokens }),
  });
}
