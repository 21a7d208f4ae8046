import type { tts } from '@livekit/agents';
import { TTS } from '@livekit/agents-plugin-openai';
import type { TtsConfig } from '@patchbay/core/runtime-config';
import type { ProviderAccess } from '../../provider-access.ts';

type TtsVoice = NonNullable<NonNullable<ConstructorParameters<typeof TTS>[0]>['voice']>;

/**
 * `/audio/speech` as raw PCM, 24 kHz mono, 16 bit; the session asks for one sentence at a time, so that the first is
 * heard while the model still writes the next.
 */
export function openAiTts(config: Extract<TtsConfig, { provider: 'openai' }>, access: ProviderAccess): tts.TTS {
  return new TTS({
    model: config.model,
    // The plugin lists OpenAI's own voices; a compatible server has others.
    voice: config.voice as TtsVoice,
    apiKey: access.api_key,
    ...(access.base_url === undefined ? {} : { baseURL: access.base_url }),
    ...(config.speed === undefined ? {} : { speed: config.speed }),
  });
}
