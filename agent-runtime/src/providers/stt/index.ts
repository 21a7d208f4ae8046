import type { stt } from '@livekit/agents';
import type { SttEntry } from '../entries.ts';
import type { ProviderAccess } from '../provider-access.ts';
import { createBy } from '../provider-factory.ts';

/** One line a provider of speech recognition; `runtimeSupport` of the core names the same ones. */
export const sttFactories = {
  openai: async () => (await import('./openai/openai-stt.ts')).openAiStt,
  openai_compatible: async () => (await import('./openai_compatible/openai-compatible-stt.ts')).openAiCompatibleStt,
  deepgram: async () => (await import('./deepgram/deepgram-stt.ts')).deepgramStt,
  livekit_inference: async () => (await import('./livekit_inference/livekit-inference-stt.ts')).livekitInferenceStt,
};

/**
 * The recogniser that a runtime config names.
 *
 * @param agentLanguage what is spoken where the config names no language
 */
export function createStt(config: SttEntry, agentLanguage: string, access: ProviderAccess): Promise<stt.STT> {
  const heard = { ...config, language: config.language ?? agentLanguage };
  return createBy<SttEntry, stt.STT>(sttFactories, 'stt', heard, access);
}
