import type { tts } from '@livekit/agents';
import { TTS } from '@livekit/agents-plugin-openai';
import type { TtsEntry } from '../../entries.ts';
import { openAiClient } from '../../openai-client.ts';
import type { ProviderAccess } from '../../provider-access.ts';

type TtsVoice = NonNullable<NonNullable<ConstructorParameters<typeof TTS>[0]>['voice']>;

/**
 * `/audio/speech` as raw PCM, 24 kHz mono, 16 bit; the session asks for one sentence at a time, so that the first is
 * heard while the model still writes the next.
 */
export function openAiTts(config: TtsEntry, access: ProviderAccess): tts.TTS {
  return new TTS({
    model: config.model,
    // The plugin lists OpenAI's own voices; a compatible server has others.
    voice: config.voice as TtsVoice,
    apiKey: access.api_key ?? 'none',
    client: openAiClient(access),
    ...(config.speed === undefined ? {} : { speed: config.speed }),
  });
}
