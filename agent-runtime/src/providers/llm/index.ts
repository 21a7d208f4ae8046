import type { llm } from '@livekit/agents';
import type { LlmConfig } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../provider-access.ts';
import { factoryOf } from '../provider-factory.ts';
import { openAiLlm } from './openai/openai-llm.ts';

/** One line a provider of language models; `runtimeSupport` of the core names the same ones. */
export const llmFactories = { openai: openAiLlm };

/** The language model that a runtime config names. */
export function createLlm(config: LlmConfig, access: ProviderAccess): llm.LLM {
  return factoryOf<LlmConfig, llm.LLM>(llmFactories, 'llm', config)(config, access);
}
