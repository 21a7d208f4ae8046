import type { tts } from '@livekit/agents';
import type { TtsEntry } from '../entries.ts';
import type { ProviderAccess } from '../provider-access.ts';
import { createBy } from '../provider-factory.ts';

/** One line a provider of speech synthesis; `runtimeSupport` of the core names the same ones. */
export const ttsFactories = {
  openai: async () => (await import('./openai/openai-tts.ts')).openAiTts,
  openai_compatible: async () => (await import('./openai_compatible/openai-compatible-tts.ts')).openAiCompatibleTts,
  elevenlabs: async () => (await import('./elevenlabs/elevenlabs-tts.ts')).elevenLabsTts,
  cartesia: async () => (await import('./cartesia/cartesia-tts.ts')).cartesiaTts,
  livekit_inference: async () => (await import('./livekit_inference/livekit-inference-tts.ts')).livekitInferenceTts,
};

/**
 * The voice that a runtime config names.
 *
 * @param agentLanguage what is spoken where the config names no language
 */
export function createTts(config: TtsEntry, agentLanguage: string, access: ProviderAccess): Promise<tts.TTS> {
  const spoken = { ...config, language: config.language ?? agentLanguage };
  return createBy<TtsEntry, tts.TTS>(ttsFactories, 'tts', spoken, access);
}
