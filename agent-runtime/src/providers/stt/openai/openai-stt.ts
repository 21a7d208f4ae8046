import type { stt } from '@livekit/agents';
import { STT } from '@livekit/agents-plugin-openai';
import type { SttEntry } from '../../entries.ts';
import { openAiClient } from '../../openai-client.ts';
import type { ProviderAccess } from '../../provider-access.ts';

/**
 * `/audio/transcriptions`: one WAV an utterance. It does not stream, so the session cuts utterances with the local
 * voice activity detector. The realtime socket is OpenAI's alone; servers with the same HTTP API lack it.
 */
export function openAiStt(config: SttEntry, access: ProviderAccess): stt.STT {
  return new STT({
    model: config.model,
    useRealtime: false,
    apiKey: access.api_key ?? 'none',
    client: openAiClient(access),
    ...(config.language === undefined ? {} : { language: config.language }),
    ...(config.prompt === undefined ? {} : { prompt: config.prompt }),
  });
}
