import type { stt } from '@livekit/agents';
import { STT } from '@livekit/agents-plugin-openai';
import type { SttConfig } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../../provider-access.ts';

/**
 * `/audio/transcriptions`: one WAV an utterance. It does not stream, so the session cuts utterances with the local
 * voice activity detector. The realtime socket is OpenAI's alone; servers with the same HTTP API lack it.
 */
export function openAiStt(config: Extract<SttConfig, { provider: 'openai' }>, access: ProviderAccess): stt.STT {
  return new STT({
    model: config.model,
    useRealtime: false,
    apiKey: access.api_key,
    ...(access.base_url === undefined ? {} : { baseURL: access.base_url }),
    ...(config.language === undefined ? {} : { language: config.language }),
    ...(config.prompt === undefined ? {} : { prompt: config.prompt }),
  });
}
