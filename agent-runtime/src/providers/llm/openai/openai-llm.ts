import type { llm } from '@livekit/agents';
import { LLM } from '@livekit/agents-plugin-openai';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../../provider-access.ts';

/** Chat completions of OpenAI or of any server with the same HTTP API, streamed, with tools. */
export function openAiLlm(config: RuntimeConfigContent['llm'], access: ProviderAccess): llm.LLM {
  return new LLM({
    model: config.model,
    apiKey: access.api_key,
    ...(access.base_url === undefined ? {} : { baseURL: access.base_url }),
    ...(config.temperature === undefined ? {} : { temperature: config.temperature }),
    ...(config.max_output_tokens === undefined ? {} : { maxCompletionTokens: config.max_output_tokens }),
  });
}
