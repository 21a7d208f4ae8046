import { type APIConnectOptions, stt, type VAD } from '@livekit/agents';
import { type Attempt, asApiError, ignore, within } from './attempt.ts';
import { BoundedSpeechStream, type SpeechBounds } from './bounded-speech-stream.ts';

type Audio = Parameters<stt.STT['recognize']>[0];

/**
 * A recogniser that is given up when it fails or hangs. Where it takes whole utterances only and is to be used in a
 * chain with ones that listen all the time, they are cut for it by the detector of speech.
 */
export class BoundedStt extends stt.STT {
  readonly inner: stt.STT;
  readonly bounds: SpeechBounds;
  label: string;

  /** @param vad cuts utterances; without it the recogniser stays as it is */
  constructor(inner: stt.STT, bounds: SpeechBounds, vad?: VAD) {
    super({ ...inner.capabilities, streaming: inner.capabilities.streaming || vad !== undefined });
    this.inner = inner;
    this.bounds = { ...bounds, ...(inner.capabilities.streaming || vad === undefined ? {} : { vad }) };
    this.label = inner.label;
    inner.on('error', ignore);
    this.on('error', ignore);
  }

  get attempt(): Attempt {
    return this.bounds.attempt;
  }

  override get model(): string {
    return this.inner.model;
  }

  override get provider(): string {
    return this.inner.provider;
  }

  protected override async _recognize(audio: Audio, abortSignal?: AbortSignal): Promise<stt.SpeechEvent> {
    const late = new AbortController();
    const signal = abortSignal === undefined ? late.signal : AbortSignal.any([abortSignal, late.signal]);
    try {
      return await within(this.inner.recognize(audio, signal), this.attempt);
    } catch (error) {
      const failed = asApiError(error, false);
      if (abortSignal?.aborted !== true) this.attempt.onFailure(this.attempt.name, failed);
      throw failed;
    } finally {
      late.abort();
    }
  }

  override stream(options?: { connOptions?: APIConnectOptions }): stt.SpeechStream {
    return new BoundedSpeechStream(this, options?.connOptions);
  }

  override _updateSessionKeyterms(keyterms: string[]): void {
    if (this.capabilities.keyterms === true) this.inner._updateSessionKeyterms(keyterms);
  }

  override async close(): Promise<void> {
    await this.inner.close();
  }
}
