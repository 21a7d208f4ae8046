import type { llm } from '@livekit/agents';
import { realtime } from '@livekit/agents-plugin-openai';
import type { RealtimeEntry } from '../../entries.ts';
import { keyOf, type ProviderAccess } from '../../provider-access.ts';

/** Writes down what the caller says; the realtime model itself hears sound and tells nobody the words. */
const TRANSCRIBER = 'gpt-4o-mini-transcribe';

/** OpenAI's Realtime API, or a server that speaks it where the platform says so. */
export function openAiRealtime(
  config: Extract<RealtimeEntry, { provider: 'openai' }>,
  access: ProviderAccess,
): llm.RealtimeModel {
  const { model, output, voice, speed, language, turn_silence_ms } = config;
  return new NamedRealtimeModel({
    model,
    // Without it the library would take OPENAI_BASE_URL of the environment, which is the platform's.
    baseURL: access.base_url ?? 'https://api.openai.com/v1',
    apiKey: keyOf(access),
    modalities: output === 'text' ? ['text'] : ['text', 'audio'],
    inputAudioTranscription: { model: TRANSCRIBER, language: language.split('-')[0] ?? language },
    turnDetection:
      turn_silence_ms === null
        ? null
        : {
            type: 'server_vad',
            silence_duration_ms: turn_silence_ms,
            create_response: true,
            interrupt_response: true,
          },
    ...(voice === undefined ? {} : { voice }),
    ...(speed === undefined ? {} : { speed }),
  });
}

/** The library's figures do not say of which model they are. */
class NamedRealtimeModel extends realtime.RealtimeModel {
  override session(): realtime.RealtimeSession {
    const metadata = { modelName: this.model, modelProvider: 'openai' };
    const session = super.session();
    // The first to hear of figures, so that all others hear of them with their model.
    session.on('metrics_collected', (figures) => Object.assign(figures, { metadata }));
    return session;
  }
}
