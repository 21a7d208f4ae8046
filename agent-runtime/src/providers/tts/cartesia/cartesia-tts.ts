import { APIStatusError, AudioByteStream, shortuuid, tts } from '@livekit/agents';
import type { TtsEntry } from '../../entries.ts';
import { keyOf, type ProviderAccess } from '../../provider-access.ts';

/** The plugin of @livekit/agents for Cartesia has no release for 1.9: this is the part of its API that is needed. */
const API_VERSION = '2025-04-16';
const SAMPLE_RATE = 24_000;

/** `/tts/bytes` as raw PCM that is passed on while it comes; one request a sentence. */
export function cartesiaTts(config: TtsEntry, access: ProviderAccess): tts.TTS {
  return new CartesiaTts(config, access.base_url ?? 'https://api.cartesia.ai', keyOf(access));
}

class CartesiaTts extends tts.TTS {
  label = 'cartesia.TTS';
  readonly #config: TtsEntry;
  readonly #url: string;
  readonly #key: string;

  constructor(config: TtsEntry, baseUrl: string, key: string) {
    super(SAMPLE_RATE, 1, { streaming: false });
    this.#config = config;
    this.#url = `${baseUrl}/tts/bytes`;
    this.#key = key;
  }

  override get model(): string {
    return this.#config.model;
  }

  override get provider(): string {
    return 'Cartesia';
  }

  override synthesize(...[text, options, signal]: Parameters<tts.TTS['synthesize']>): tts.ChunkedStream {
    return new CartesiaStream(text, this, options, signal);
  }

  override stream(): tts.SynthesizeStream {
    throw new Error('sentences are synthesised one by one');
  }

  /** @throws APIStatusError for an answer that is no sound */
  async ask(transcript: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const { model, voice, language, speed } = this.#config;
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers: {
        'cartesia-version': API_VERSION,
        'content-type': 'application/json',
        authorization: `Bearer ${this.#key}`,
      },
      body: JSON.stringify({
        model_id: model,
        transcript,
        voice: { mode: 'id', id: voice },
        output_format: { container: 'raw', encoding: 'pcm_s16le', sample_rate: SAMPLE_RATE },
        // Cartesia knows languages, not countries.
        ...(language === undefined ? {} : { language: new Intl.Locale(language).language }),
        ...(speed === undefined ? {} : { generation_config: { speed } }),
      }),
      redirect: 'error',
      signal,
    });
    if (answer.ok && answer.body !== null) return answer.body;
    await answer.body?.cancel();
    throw new APIStatusError({
      message: `Cartesia answered with status ${answer.status}`,
      options: { statusCode: answer.status },
    });
  }
}

class CartesiaStream extends tts.ChunkedStream {
  label = 'cartesia.ChunkedStream';
  readonly #tts: CartesiaTts;

  constructor(
    text: string,
    owner: CartesiaTts,
    ...[options, signal]: [Parameters<tts.TTS['synthesize']>[1], AbortSignal?]
  ) {
    super(text, owner, options, signal);
    this.#tts = owner;
  }

  protected override async run(): Promise<void> {
    const ids = { requestId: shortuuid(), segmentId: shortuuid() };
    const frames = new AudioByteStream(SAMPLE_RATE, 1);
    const signals = [this.abortController.signal, ...(this.abortSignal === undefined ? [] : [this.abortSignal])];
    try {
      for await (const bytes of await this.#tts.ask(this.inputText, AbortSignal.any(signals))) {
        for (const frame of frames.write(bytes.slice().buffer)) this.queue.put({ ...ids, frame, final: false });
      }
      for (const frame of frames.flush()) this.queue.put({ ...ids, frame, final: true });
    } catch (error) {
      if (signals.some((signal) => signal.aborted)) return;
      throw error;
    }
  }
}
