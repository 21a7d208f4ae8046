import type { llm } from '@livekit/agents';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../provider-access.ts';
import { openAiLlm } from './openai/openai-llm.ts';

type LlmConfig = RuntimeConfigContent['llm'];

/** One line a provider of language models. */
const factories: Record<LlmConfig['provider'], (config: LlmConfig, access: ProviderAccess) => llm.LLM> = {
  openai: openAiLlm,
};

/** The language model that a runtime config names. */
export function createLlm(config: LlmConfig, access: ProviderAccess): llm.LLM {
  return factories[config.provider](config, access);
}
