import type { llm } from '@livekit/agents';
import type { LlmEntry } from '../../entries.ts';
import type { ProviderAccess } from '../../provider-access.ts';
import { openAiLlm } from '../openai/openai-llm.ts';

/** The tenant's own server with OpenAI's HTTP API: its address, its key, and connections to public addresses alone. */
export function openAiCompatibleLlm(config: LlmEntry, access: ProviderAccess): llm.LLM {
  if (access.base_url === undefined || access.fetch === undefined) throw new Error('no address to send to');
  return openAiLlm(config, access);
}
