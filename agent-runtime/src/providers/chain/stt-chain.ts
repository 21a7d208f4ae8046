import { stt, type VAD } from '@livekit/agents';
import { BoundedStt } from '../bounded/bounded-stt.ts';
import { PROVIDER_DEADLINES, type ProviderDeadlines, type ProviderEvents, RETRIES } from './provider-events.ts';

/** A recogniser and what its provider is called in a config. */
export interface NamedStt {
  readonly provider: string;
  readonly model: stt.STT;
}

/**
 * Recognisers that stand in for each other in order, one alone included. Where all take whole utterances, the one
 * that was not recognised goes to the next; where one listens all the time, the next hears from then on.
 *
 * @param vad cuts utterances in a chain where only some recognisers listen by themselves
 */
export function chainRecognisers(
  recognisers: readonly NamedStt[],
  vad: VAD,
  events: ProviderEvents,
  deadlines: ProviderDeadlines = PROVIDER_DEADLINES,
): stt.STT {
  const onFailure = events.onFailure.bind(events);
  const listens = recognisers.some(({ model }) => model.capabilities.streaming);
  const bounded = recognisers.map(({ provider, model }) => {
    const name = { kind: 'stt', provider, model: model.model } as const;
    const attempt = { name, deadline_ms: deadlines.stt_ms, onFailure };
    return new BoundedStt(model, { attempt, judges_silence: recognisers.length > 1 }, listens ? vad : undefined);
  });
  const chain = new SttChain(bounded, vad, deadlines.stt_ms, events);
  return listens ? chain : new UtteranceChain(chain, bounded, events);
}

class SttChain extends stt.FallbackAdapter {
  constructor(sttInstances: BoundedStt[], vad: VAD, attemptTimeoutMs: number, events: ProviderEvents) {
    super({ sttInstances, vad, attemptTimeoutMs, maxRetryPerSTT: RETRIES, retryIntervalMs: 200 });
    const emit = this.emit.bind(this) as (type: string, event: unknown) => boolean;
    this.emit = ((type: string, event: unknown) => {
      if (type === 'error') {
        events.onExhausted('stt', (event as { error: Error }).error);
        return true;
      }
      // The adapter's own wrapping counts each utterance once more.
      if (type === 'metrics_collected' && isWrapped(event)) return false;
      return emit(type, event);
    }) as typeof this.emit;
  }

  override stream(): stt.SpeechStream {
    // The framework would go through the chain four times.
    return super.stream({ connOptions: { maxRetry: 0, retryIntervalMs: 200, timeoutMs: this.attemptTimeoutMs } });
  }

  override async close(): Promise<void> {
    await super.close();
    await Promise.all(this.sttInstances.map((each) => each.close()));
  }
}

function isWrapped(metrics: unknown): boolean {
  return String((metrics as { label?: unknown }).label).startsWith('stt.StreamAdapter');
}

/** A chain of recognisers that take utterances, as one that takes utterances: the session cuts them. */
class UtteranceChain extends stt.STT {
  label = 'stt.UtteranceChain';
  readonly #chain: SttChain;
  readonly #first: BoundedStt | undefined;
  readonly #events: ProviderEvents;

  constructor(chain: SttChain, [first]: readonly BoundedStt[], events: ProviderEvents) {
    super({ streaming: false, interimResults: false });
    this.#first = first;
    this.#chain = chain;
    this.#events = events;
    chain.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
  }

  override get model(): string {
    return this.#first?.model ?? super.model;
  }

  override get provider(): string {
    return this.#first?.provider ?? super.provider;
  }

  /** The recognisers count for themselves. */
  override async recognize(...audio: Parameters<stt.STT['recognize']>): Promise<stt.SpeechEvent> {
    return this._recognize(...audio);
  }

  protected override async _recognize(...[audio, signal]: Parameters<stt.STT['recognize']>): Promise<stt.SpeechEvent> {
    try {
      return await this.#chain.recognize(audio, signal);
    } catch (error) {
      if (signal?.aborted !== true) this.#events.onExhausted('stt', error as Error);
      throw error;
    }
  }

  override stream(): stt.SpeechStream {
    throw new Error('utterances are cut by the session');
  }

  override async close(): Promise<void> {
    await this.#chain.close();
  }
}
