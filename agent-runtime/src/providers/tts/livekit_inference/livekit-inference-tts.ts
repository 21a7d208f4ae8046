import { inference, type tts } from '@livekit/agents';
import type { TtsEntry } from '../../entries.ts';
import { livekitGateway } from '../../livekit-gateway.ts';
import type { ProviderAccess } from '../../provider-access.ts';

/** What the speaking rate is called, by the maker of the model; the others have none (`runtimeSupport`). */
const SPEED_OPTIONS: Readonly<Record<string, string>> = {
  cartesia: 'speed',
  inworld: 'speaking_rate',
  xai: 'speed',
  fishaudio: 'speed',
};

/** A voice of LiveKit's gateway, such as `cartesia/sonic-3`; it streams. */
export function livekitInferenceTts(config: TtsEntry, access: ProviderAccess): tts.TTS {
  const speed = SPEED_OPTIONS[config.model.split('/')[0] ?? ''];
  return new inference.TTS({
    model: config.model,
    voice: config.voice,
    ...(config.language === undefined ? {} : { language: config.language }),
    ...livekitGateway(access),
    modelOptions: config.speed === undefined || speed === undefined ? {} : { [speed]: config.speed },
  });
}
