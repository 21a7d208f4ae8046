import { setTimeout as sleep } from 'node:timers/promises';
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  type RemoteTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';

/** What the agent publishes with each of its turns. */
export interface Answer {
  readonly turn: number;
  readonly text: string;
  readonly citations: readonly { readonly file_id: string; readonly page: number }[];
}

/** What came out of the agent's audio track since the last look. */
export interface Heard {
  /** Length of what is louder than a whisper, in milliseconds. */
  readonly audible_ms: number;
  readonly peak: number;
}

const RATE = 24_000;
const FRAME_MS = 10;
/** Of 32,767; dithered silence stays far below. */
const AUDIBLE_RMS = 200;

/** A real participant in a real room: it hears, reads, types and speaks. */
export class Caller {
  readonly answers: Answer[] = [];
  /** Final texts on lk.transcription with who spoke. */
  readonly transcripts: { readonly identity: string; readonly text: string }[] = [];
  readonly room = new Room();
  #heard = { audible_ms: 0, peak: 0 };
  #microphone: AudioSource | undefined;

  async join(url: string, token: string): Promise<void> {
    this.room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === TrackKind.KIND_AUDIO) void this.#listen(track);
    });
    this.room.registerTextStreamHandler('patchbay.citations', (reader) => {
      readWhole(reader, (text) => this.answers.push(JSON.parse(text) as Answer));
    });
    this.room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
      readWhole(reader, (text) => this.transcripts.push({ identity, text }));
    });
    await this.room.connect(url, token, { autoSubscribe: true, dynacast: false });
  }

  /** Types into the conversation. */
  async type(text: string): Promise<void> {
    await this.room.localParticipant?.sendText(text, { topic: 'lk.chat' });
  }

  /** Speaks 16-bit mono PCM at 24 kHz, in real time, with a little silence after it. */
  async speak(pcm: Int16Array): Promise<void> {
    const source = this.#microphone ?? (await this.#openMicrophone());
    const samples = (RATE * FRAME_MS) / 1000;
    const padded = new Int16Array(pcm.length + RATE);
    padded.set(pcm);
    for (let at = 0; at + samples <= padded.length; at += samples) {
      await source.captureFrame(new AudioFrame(padded.slice(at, at + samples), RATE, 1, samples));
    }
    await source.waitForPlayout();
  }

  /** What was heard since the last call. */
  takeHeard(): Heard {
    const heard = this.#heard;
    this.#heard = { audible_ms: 0, peak: 0 };
    return heard;
  }

  /** The first answer for which `wanted` holds; later ones wait for it. */
  async waitForAnswer(wanted: (answer: Answer) => boolean, timeoutMs: number): Promise<Answer> {
    return await waitFor(
      'an answer',
      () => this.answers.find(wanted),
      timeoutMs,
      () => this.answers,
    );
  }

  async leave(): Promise<void> {
    await this.room.disconnect();
  }

  async #openMicrophone(): Promise<AudioSource> {
    const source = new AudioSource(RATE, 1);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    const track = LocalAudioTrack.createAudioTrack('microphone', source);
    const publication = await this.room.localParticipant?.publishTrack(track, options);
    await publication?.waitForSubscription();
    this.#microphone = source;
    return source;
  }

  async #listen(track: RemoteTrack): Promise<void> {
    for await (const frame of new AudioStream(track, RATE, 1)) {
      const rms = Math.sqrt(frame.data.reduce((sum, sample) => sum + sample * sample, 0) / frame.data.length);
      const ms = (frame.samplesPerChannel * 1000) / frame.sampleRate;
      this.#heard = {
        audible_ms: this.#heard.audible_ms + (rms > AUDIBLE_RMS ? ms : 0),
        peak: frame.data.reduce((most, sample) => Math.max(most, Math.abs(sample)), this.#heard.peak),
      };
    }
  }
}

/** A text that is cut off by the end of the call is no text. */
function readWhole(reader: { readAll(): Promise<string> }, take: (text: string) => void): void {
  reader.readAll().then(take, () => undefined);
}

/** Looks until something is there. @throws Error naming what was not, with what there was instead. */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  timeoutMs: number,
  otherwise: () => unknown = () => undefined,
): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > giveUpAt) {
      throw new Error(`no ${what} within ${timeoutMs} ms; there is ${JSON.stringify(otherwise())}`);
    }
    await sleep(20);
  }
}
