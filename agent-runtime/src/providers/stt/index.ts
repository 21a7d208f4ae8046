import type { stt } from '@livekit/agents';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../provider-access.ts';
import { openAiStt } from './openai/openai-stt.ts';

type SttConfig = RuntimeConfigContent['stt'];

/** One line a provider of speech recognition. */
const factories: Record<SttConfig['provider'], (config: SttConfig, access: ProviderAccess) => stt.STT> = {
  openai: openAiStt,
};

/** The recogniser that a runtime config names. */
export function createStt(config: SttConfig, access: ProviderAccess): stt.STT {
  return factories[config.provider](config, access);
}
