import type { tts } from '@livekit/agents';
import type { TtsConfig } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../provider-access.ts';
import { factoryOf } from '../provider-factory.ts';
import { openAiTts } from './openai/openai-tts.ts';

/** One line a provider of speech synthesis; `runtimeSupport` of the core names the same ones. */
export const ttsFactories = { openai: openAiTts };

/** The voice that a runtime config names. */
export function createTts(config: TtsConfig, access: ProviderAccess): tts.TTS {
  return factoryOf<TtsConfig, tts.TTS>(ttsFactories, 'tts', config)(config, access);
}
