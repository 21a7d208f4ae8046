import type { tts } from '@livekit/agents';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../provider-access.ts';
import { openAiTts } from './openai/openai-tts.ts';

type TtsConfig = RuntimeConfigContent['tts'];

/** One line a provider of speech synthesis. */
const factories: Record<TtsConfig['provider'], (config: TtsConfig, access: ProviderAccess) => tts.TTS> = {
  openai: openAiTts,
};

/** The voice that a runtime config names. */
export function createTts(config: TtsConfig, access: ProviderAccess): tts.TTS {
  return factories[config.provider](config, access);
}
