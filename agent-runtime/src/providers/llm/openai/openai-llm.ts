import type { llm } from '@livekit/agents';
import { LLM } from '@livekit/agents-plugin-openai';
import type { LlmEntry } from '../../entries.ts';
import { openAiClient } from '../../openai-client.ts';
import type { ProviderAccess } from '../../provider-access.ts';

/** Chat completions of OpenAI or of any server with the same HTTP API, streamed, with tools. */
export function openAiLlm(config: LlmEntry, access: ProviderAccess): llm.LLM {
  return new LLM({
    model: config.model,
    client: openAiClient(access),
    ...(config.temperature === undefined ? {} : { temperature: config.temperature }),
    ...(config.max_tokens === undefined ? {} : { maxCompletionTokens: config.max_tokens }),
  });
}
