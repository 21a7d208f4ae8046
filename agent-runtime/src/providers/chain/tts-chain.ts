import { type APIConnectOptions, tts } from '@livekit/agents';
import { BoundedTts, quietly } from '../bounded/bounded-tts.ts';
import { PROVIDER_DEADLINES, type ProviderDeadlines, type ProviderEvents, RETRIES } from './provider-events.ts';

/** A voice and what its provider is called in a config. */
export interface NamedTts {
  readonly provider: string;
  readonly model: tts.TTS;
}

/** Voices that stand in for each other in order, one alone included. A sentence that broke off is not said again. */
export function chainVoices(
  voices: readonly NamedTts[],
  events: ProviderEvents,
  deadlines: ProviderDeadlines = PROVIDER_DEADLINES,
): tts.TTS {
  const onFailure = events.onFailure.bind(events);
  const bounded = voices.map(({ provider, model }) => {
    const name = { kind: 'tts', provider, model: model.model } as const;
    return new BoundedTts(model, { name, deadline_ms: deadlines.tts_ms, onFailure });
  });
  return new VoiceChain(bounded, deadlines, events);
}

class VoiceChain extends tts.FallbackAdapter {
  readonly #once: APIConnectOptions;

  constructor(ttsInstances: BoundedTts[], deadlines: ProviderDeadlines, events: ProviderEvents) {
    super({ ttsInstances, maxRetryPerTTS: RETRIES, recoveryDelayMs: deadlines.recovery_ms });
    this.#once = { maxRetry: 0, retryIntervalMs: 200, timeoutMs: deadlines.tts_ms };
    const emit = this.emit.bind(this) as (type: string, event: unknown) => boolean;
    this.emit = ((type: string, event: unknown) => {
      if (type !== 'error') return emit(type, event);
      // Errors of single voices are passed on by the adapter too; only its own are the end.
      const { label, error } = event as { label: string; error: Error };
      if (label === this.label && error.message.startsWith('all TTS')) events.onExhausted('tts', error);
      return true;
    }) as typeof this.emit;
  }

  override get model(): string {
    return this.ttsInstances[0]?.model ?? super.model;
  }

  override get provider(): string {
    return this.ttsInstances[0]?.provider ?? super.provider;
  }

  override synthesize(text: string, _options?: APIConnectOptions, abortSignal?: AbortSignal): tts.ChunkedStream {
    return quietly(super.synthesize(text, this.#once, abortSignal));
  }

  override stream(): tts.SynthesizeStream {
    return super.stream({ connOptions: this.#once });
  }
}
