import type { llm } from '@livekit/agents';
import type { LlmEntry } from '../entries.ts';
import type { ProviderAccess } from '../provider-access.ts';
import { createBy } from '../provider-factory.ts';

/** One line a provider of language models; `runtimeSupport` of the core names the same ones. */
export const llmFactories = {
  openai: async () => (await import('./openai/openai-llm.ts')).openAiLlm,
  openai_compatible: async () => (await import('./openai_compatible/openai-compatible-llm.ts')).openAiCompatibleLlm,
  google: async () => (await import('./google/google-llm.ts')).googleLlm,
  livekit_inference: async () => (await import('./livekit_inference/livekit-inference-llm.ts')).livekitInferenceLlm,
};

/** The language model that a runtime config names. */
export function createLlm(config: LlmEntry, access: ProviderAccess): Promise<llm.LLM> {
  return createBy<LlmEntry, llm.LLM>(llmFactories, 'llm', config, access);
}
