import {
  APIConnectionError,
  type APIConnectOptions,
  AudioEnergyFilter,
  DEFAULT_API_CONNECT_OPTIONS,
  stt,
  type VAD,
  VADEventType,
} from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { type Attempt, asApiError, ignore, timeoutOf } from './attempt.ts';

/** How a recogniser is watched. */
export interface SpeechBounds {
  readonly attempt: Attempt;
  /** Cuts utterances for a recogniser that takes nothing else. */
  readonly vad?: VAD;
  /** Whether silence in answer to sound is a failure. It is where another recogniser can take over. */
  readonly judges_silence: boolean;
}

/** The recogniser that is listened through. */
type Listener = stt.STT & { readonly inner: stt.STT; readonly bounds: SpeechBounds; readonly attempt: Attempt };

/** Sound in seconds after which a recogniser that listens must have said something, be it an interim result. */
const LOUD_SECONDS = 2;

/** Listens through one recogniser, and fails where that one fails or says nothing to what is clearly heard. */
export class BoundedSpeechStream extends stt.SpeechStream {
  label: string;
  readonly #stt: Listener;
  readonly #hung = Promise.withResolvers<never>();
  readonly #energy = new AudioEnergyFilter();
  #loudSeconds = 0;
  #waiting: NodeJS.Timeout | undefined;

  constructor(owner: Listener, connOptions: APIConnectOptions = DEFAULT_API_CONNECT_OPTIONS) {
    super(owner, undefined, connOptions);
    this.label = owner.label;
    this.#stt = owner;
    this.#hung.promise.catch(ignore);
  }

  protected override async run(): Promise<void> {
    const { inner, bounds, attempt } = this.#stt;
    try {
      await (bounds.vad === undefined ? this.#listen(inner) : this.#hearUtterances(bounds.vad));
    } catch (error) {
      if (this.abortSignal.aborted) return;
      const failed = asApiError(error, false);
      // What recognises utterances has reported its failure already.
      if (bounds.vad === undefined) attempt.onFailure(attempt.name, failed);
      throw failed;
    } finally {
      clearTimeout(this.#waiting);
    }
  }

  async #listen(inner: stt.STT): Promise<void> {
    const timeoutMs = this.#stt.attempt.deadline_ms;
    const stream = inner.stream({ connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs } });
    stream.startTimeOffset = this.startTimeOffset;
    let failure: unknown;
    const onError = ({ error }: { error: unknown }) => {
      failure = error;
    };
    inner.on('error', onError);
    const close = () => stream.close();
    this.abortSignal.addEventListener('abort', close, { once: true });
    const state = { is_over: false };
    const ended = this.#forward(stream, state);
    ended.catch(ignore);
    try {
      for (;;) {
        const next = await Promise.race([stream.next(), this.#hung.promise]);
        if (next.done === true) break;
        this.#heard();
        this.queue.put(next.value);
      }
      if (failure !== undefined) throw failure;
      if (!this.input.closed && !this.abortSignal.aborted) {
        throw new APIConnectionError({ message: `${this.#stt.attempt.name.provider} stopped listening` });
      }
    } finally {
      state.is_over = true;
      inner.off('error', onError);
      this.abortSignal.removeEventListener('abort', close);
      close();
    }
  }

  async #forward(stream: stt.SpeechStream, state: { is_over: boolean }): Promise<void> {
    for await (const item of this.input) {
      if (state.is_over) return;
      if (typeof item === 'symbol') stream.flush();
      else {
        this.#weigh(item);
        stream.pushFrame(item);
      }
    }
    if (!state.is_over) stream.endInput();
  }

  #heard(): void {
    this.#loudSeconds = 0;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  #weigh(frame: AudioFrame): void {
    const { bounds, attempt } = this.#stt;
    if (!bounds.judges_silence || this.#waiting !== undefined || !this.#energy.pushFrame(frame)) return;
    this.#loudSeconds += frame.samplesPerChannel / frame.sampleRate;
    if (this.#loudSeconds < LOUD_SECONDS) return;
    const giveUp = () => this.#hung.reject(timeoutOf(attempt.name, attempt.deadline_ms));
    this.#waiting = setTimeout(giveUp, attempt.deadline_ms);
  }

  async #hearUtterances(vad: VAD): Promise<void> {
    const detection = vad.stream();
    const close = () => detection.close();
    this.abortSignal.addEventListener('abort', close, { once: true });
    const forwarding = (async () => {
      for await (const item of this.input) {
        if (typeof item === 'symbol') detection.flush();
        else detection.pushFrame(item);
      }
      detection.endInput();
    })();
    forwarding.catch(ignore);
    try {
      for await (const event of detection) {
        if (event.type === VADEventType.START_OF_SPEECH) this.queue.put({ type: stt.SpeechEventType.START_OF_SPEECH });
        if (event.type !== VADEventType.END_OF_SPEECH) continue;
        const speechEndTime = Date.now() - event.silenceDuration - event.inferenceDuration;
        this.queue.put({ type: stt.SpeechEventType.END_OF_SPEECH, speechEndTime });
        const recognised = await this.#stt.recognize(event.frames, this.abortSignal);
        if ((recognised.alternatives?.[0]?.text ?? '') === '') continue;
        this.queue.put({ ...recognised, speechEndTime: recognised.speechEndTime ?? speechEndTime });
      }
    } finally {
      this.abortSignal.removeEventListener('abort', close);
      close();
    }
  }
}
