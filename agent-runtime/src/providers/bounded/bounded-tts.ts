import { APIConnectionError, type APIConnectOptions, tts } from '@livekit/agents';
import { type Attempt, asApiError, ignore, timeoutOf, within } from './attempt.ts';

/** A voice that is given up when it fails, or when it owes its next sound for too long. */
export class BoundedTts extends tts.TTS {
  readonly inner: tts.TTS;
  readonly attempt: Attempt;
  readonly label: string;

  constructor(inner: tts.TTS, attempt: Attempt) {
    super(inner.sampleRate, inner.numChannels, inner.capabilities);
    this.inner = inner;
    this.attempt = attempt;
    this.label = inner.label;
    inner.on('error', ignore);
    this.on('error', ignore);
  }

  override get model(): string {
    return this.inner.model;
  }

  override get provider(): string {
    return this.inner.provider;
  }

  override synthesize(text: string, connOptions?: APIConnectOptions, abortSignal?: AbortSignal): tts.ChunkedStream {
    return quietly(new BoundedChunkedStream(this, text, connOptions ?? onceFor(this), abortSignal));
  }

  override stream(options?: { connOptions?: APIConnectOptions }): tts.SynthesizeStream {
    return new BoundedSynthesizeStream(this, options?.connOptions ?? onceFor(this));
  }

  override async close(): Promise<void> {
    await this.inner.close();
  }
}

/** Not retried inside: the chain decides about that. */
function onceFor({ attempt }: BoundedTts): APIConnectOptions {
  return { maxRetry: 0, retryIntervalMs: 0, timeoutMs: attempt.deadline_ms };
}

/**
 * A stream that ends where it fails: @livekit/agents 1.9 leaves the failure as a rejection that nobody handles, which
 * ends processes other than its own.
 */
export function quietly<S extends tts.ChunkedStream>(stream: S): S {
  const run: unknown = Reflect.get(stream, 'mainTask');
  if (typeof run !== 'function') throw new Error('this @livekit/agents runs its streams in another way');
  return Object.assign(stream, { mainTask: async () => run.call(stream).catch(ignore) });
}

/** Listens to the errors of a voice while something is said; the framework's streams end without telling them. */
function listening(inner: tts.TTS): { failure: () => unknown; stop: () => void } {
  let failure: unknown;
  const onError = ({ error }: { error: unknown }) => {
    failure = error;
  };
  inner.on('error', onError);
  return { failure: () => failure, stop: () => inner.off('error', onError) };
}

class BoundedChunkedStream extends tts.ChunkedStream {
  readonly label: string;
  readonly #tts: BoundedTts;

  constructor(owner: BoundedTts, text: string, connOptions: APIConnectOptions, abortSignal?: AbortSignal) {
    super(text, owner, connOptions, abortSignal);
    this.label = owner.label;
    this.#tts = owner;
  }

  /** The whole text at once, by the socket of voices that have one. */
  #open(): tts.ChunkedStream | tts.SynthesizeStream {
    const { inner } = this.#tts;
    const once = onceFor(this.#tts);
    if (!inner.capabilities.streaming) return quietly(inner.synthesize(this.inputText, once, this.abortSignal));
    const stream = inner.stream({ connOptions: once });
    stream.pushText(this.inputText);
    stream.endInput();
    return stream;
  }

  protected override async run(): Promise<void> {
    const { inner, attempt } = this.#tts;
    const errors = listening(inner);
    const stream = this.#open();
    const onAbort = () => stream.close();
    this.abortController.signal.addEventListener('abort', onAbort, { once: true });
    let frames = 0;
    try {
      for (;;) {
        const next = await within(stream.next(), attempt);
        if (next.done === true) break;
        if (typeof next.value === 'symbol') continue;
        frames += 1;
        this.queue.put(next.value);
      }
      if (errors.failure() !== undefined) throw errors.failure();
      if (frames === 0) throw new APIConnectionError({ message: `${attempt.name.provider} sent no sound` });
    } catch (error) {
      if (this.abortController.signal.aborted || this.abortSignal?.aborted === true) return;
      const failed = asApiError(error, frames > 0);
      attempt.onFailure(attempt.name, failed);
      throw failed;
    } finally {
      errors.stop();
      this.abortController.signal.removeEventListener('abort', onAbort);
      stream.close();
    }
  }
}

class BoundedSynthesizeStream extends tts.SynthesizeStream {
  readonly label: string;
  readonly #tts: BoundedTts;

  constructor(owner: BoundedTts, connOptions: APIConnectOptions) {
    super(owner, connOptions);
    this.label = owner.label;
    this.#tts = owner;
  }

  protected override async run(): Promise<void> {
    const { inner, attempt } = this.#tts;
    const errors = listening(inner);
    const stream = inner.stream({ connOptions: onceFor(this.#tts) });
    const state = { is_over: false };
    const hung = Promise.withResolvers<never>();
    hung.promise.catch(ignore);
    let timer: NodeJS.Timeout | undefined;
    // A voice owes sound once it has text. While the text still grows, it may wait for the end of a sentence.
    const touch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => hung.reject(timeoutOf(attempt.name, attempt.deadline_ms)), attempt.deadline_ms);
    };
    const onAbort = () => stream.close();
    this.abortController.signal.addEventListener('abort', onAbort, { once: true });
    const forwarding = this.#forward(stream, state, touch);
    forwarding.catch((error: unknown) => hung.reject(error));
    let frames = 0;
    try {
      for (;;) {
        const next = await Promise.race([stream.next(), hung.promise]);
        if (next.done === true) break;
        if (next.value !== tts.SynthesizeStream.END_OF_STREAM) frames += 1;
        if (frames > 0) touch();
        this.queue.put(next.value);
      }
      if (errors.failure() !== undefined) throw errors.failure();
      if (frames === 0) throw new APIConnectionError({ message: `${attempt.name.provider} sent no sound` });
    } catch (error) {
      if (this.abortController.signal.aborted) return;
      // The text is used up: only the chain, which has kept it, can have it said again.
      const failed = asApiError(error, true);
      attempt.onFailure(attempt.name, failed);
      throw failed;
    } finally {
      state.is_over = true;
      clearTimeout(timer);
      errors.stop();
      this.abortController.signal.removeEventListener('abort', onAbort);
      stream.close();
    }
  }

  async #forward(stream: tts.SynthesizeStream, state: { is_over: boolean }, touch: () => void): Promise<void> {
    for await (const item of this.input) {
      if (state.is_over) return;
      if (item === tts.SynthesizeStream.FLUSH_SENTINEL) {
        stream.flush();
        continue;
      }
      this.markStarted();
      touch();
      stream.pushText(item as string);
    }
    if (!state.is_over) stream.endInput();
  }
}
