import type { stt } from '@livekit/agents';
import type { SttConfig } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../provider-access.ts';
import { factoryOf } from '../provider-factory.ts';
import { openAiStt } from './openai/openai-stt.ts';

/** One line a provider of speech recognition; `runtimeSupport` of the core names the same ones. */
export const sttFactories = { openai: openAiStt };

/**
 * The recogniser that a runtime config names.
 *
 * @param agentLanguage what is spoken where the config names no language
 */
export function createStt(config: SttConfig, agentLanguage: string, access: ProviderAccess): stt.STT {
  const heard = { ...config, language: config.language ?? agentLanguage };
  return factoryOf<SttConfig, stt.STT>(sttFactories, 'stt', heard)(heard, access);
}
