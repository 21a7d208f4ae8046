import type { llm } from '@livekit/agents';
import { LLM } from '@livekit/agents-plugin-google';
import type { LlmEntry } from '../../entries.ts';
import { keyOf, type ProviderAccess } from '../../provider-access.ts';

/** Gemini by its own API (`generateContent`, streamed, with tools), opened by a key of that API. */
export function googleLlm(config: LlmEntry, access: ProviderAccess): llm.LLM {
  return new LLM({
    model: config.model,
    apiKey: keyOf(access),
    // Variables of the environment must not lead the tenant's key elsewhere.
    vertexai: false,
    httpOptions: { baseUrl: access.base_url ?? 'https://generativelanguage.googleapis.com' },
    ...(config.temperature === undefined ? {} : { temperature: config.temperature }),
    ...(config.max_tokens === undefined ? {} : { maxOutputTokens: config.max_tokens }),
  });
}
