import type { tts } from '@livekit/agents';
import { TTS } from '@livekit/agents-plugin-elevenlabs';
import type { TtsEntry } from '../../entries.ts';
import { keyOf, type ProviderAccess } from '../../provider-access.ts';

type VoiceSettings = NonNullable<NonNullable<ConstructorParameters<typeof TTS>[0]>['voiceSettings']>;

/** `/text-to-speech/{voice}/multi-stream-input` by WebSocket: it streams. */
export function elevenLabsTts(config: TtsEntry, access: ProviderAccess): tts.TTS {
  return new TTS({
    model: config.model,
    voiceId: config.voice,
    apiKey: keyOf(access),
    ...(access.base_url === undefined ? {} : { baseURL: access.base_url }),
    ...(config.language === undefined ? {} : { language: config.language }),
    // The voice's own settings stay where nothing is said of them, although the plugin's type asks for all.
    ...(config.speed === undefined ? {} : { voiceSettings: { speed: config.speed } as VoiceSettings }),
  });
}
