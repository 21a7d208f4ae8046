import { setTimeout as sleep } from 'node:timers/promises';
import { AudioFrame, AudioSource, LocalAudioTrack, TrackPublishOptions, TrackSource } from '@livekit/rtc-node';
import { Caller, waitFor } from '@patchbay/local-stack/participant';
import type { RoomDoor } from '../bare-livekit.ts';
import { audibleEnd } from './recognise.ts';

const RATE = 24_000;
const FRAME_MS = 20;
const SAMPLES = (RATE * FRAME_MS) / 1_000;
/** Sound that waits to be sent: enough for a busy machine not to tear holes into a question. */
const QUEUE_MS = 500;
const JOIN_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 20_000;
/** The agent has finished when nothing was audible for so long. */
const QUIET_MS = 800;

/** How an agent answered, as its caller heard it. */
export interface HeardAnswer {
  /** From the last sound of the question to the first of the answer. */
  readonly latency_ms: number;
  readonly audible_ms: number;
}

/** A person in a call: the microphone is open all the time, and the agent is answered when it has finished. */
export class Talker {
  readonly #caller = new Caller();
  readonly #microphone = new AudioSource(RATE, 1, QUEUE_MS);
  #speech: { pcm: Int16Array; at: number; spoken: (ended_at: number) => void } | undefined;
  #isOpen = true;
  #sending: Promise<void> | undefined;
  #left: Promise<void> | undefined;
  readonly #door: RoomDoor;

  private constructor(door: RoomDoor) {
    this.#door = door;
  }

  /** Enters, waits for the agent and hears its welcome out. */
  static async enter(door: RoomDoor): Promise<Talker> {
    const talker = new Talker(door);
    try {
      await talker.#enter();
      return talker;
    } catch (error) {
      await talker.leave();
      throw error;
    }
  }

  async #enter(): Promise<void> {
    const { room } = this.#caller;
    await this.#caller.join(this.#door.url, this.#door.token);
    const track = LocalAudioTrack.createAudioTrack('microphone', this.#microphone);
    await room.localParticipant?.publishTrack(
      track,
      new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
    );
    this.#sending = this.#send();
    const isListening = () =>
      [...room.remoteParticipants.values()].some(({ attributes }) => {
        const state = attributes['lk.agent.state'];
        return state !== undefined && state !== 'initializing';
      }) || undefined;
    await waitFor('agent', isListening, JOIN_TIMEOUT_MS);
    await this.#hearOut();
  }

  /** Final words of the agent, as they were written to the room. */
  words(): string[] {
    const own = this.#caller.room.localParticipant?.identity;
    return this.#caller.transcripts.filter(({ identity }) => identity !== own).map(({ text }) => text);
  }

  /** Asks, and hears the answer out. */
  async ask(pcm: Int16Array): Promise<HeardAnswer> {
    const whole = pcm.subarray(0, audibleEnd({ samples: pcm, rate: RATE }));
    this.#caller.takeHeard();
    const ended_at = await new Promise<number>((spoken) => {
      this.#speech = { pcm: whole, at: 0, spoken };
    });
    if (this.#caller.takeHeard().audible_ms > 0) throw new Error('the agent spoke into the question');
    const { first_at, audible_ms } = await this.#hearOut();
    return { latency_ms: first_at - ended_at, audible_ms };
  }

  /** Ends the call, once. */
  leave(): Promise<void> {
    this.#left ??= this.#leave();
    return this.#left;
  }

  async #leave(): Promise<void> {
    this.#isOpen = false;
    await this.#sending?.catch(() => undefined);
    await this.#caller.leave();
    await this.#microphone.close();
    await this.#door.close();
  }

  async #send(): Promise<void> {
    while (this.#isOpen) {
      const speech = this.#speech;
      const samples = new Int16Array(SAMPLES);
      if (speech !== undefined) samples.set(speech.pcm.subarray(speech.at, speech.at + SAMPLES));
      await this.#microphone.captureFrame(new AudioFrame(samples, RATE, 1, SAMPLES));
      if (speech === undefined) continue;
      speech.at += SAMPLES;
      if (speech.at < speech.pcm.length) continue;
      this.#speech = undefined;
      speech.spoken(performance.now() + this.#microphone.queuedDuration);
    }
  }

  async #hearOut(): Promise<{ first_at: number; audible_ms: number }> {
    const since = performance.now();
    let first_at: number | undefined;
    let last_at = since;
    let audible_ms = 0;
    while (first_at === undefined || performance.now() - last_at < QUIET_MS) {
      if (performance.now() - since > ANSWER_TIMEOUT_MS) throw new Error('the agent said nothing, or did not end');
      await sleep(4);
      const heard = this.#caller.takeHeard().audible_ms;
      if (heard === 0) continue;
      audible_ms += heard;
      last_at = performance.now();
      first_at ??= last_at;
    }
    return { first_at, audible_ms };
  }
}
