import { setTimeout as sleep } from 'node:timers/promises';
import { initializeLogger, VADEventType } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { type Stack, startStack } from '@patchbay/local-stack';
import { speechOf } from '@patchbay/local-stack/walk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSpeechDetection } from '../../agent-runtime/src/session/speech-detection.ts';

const RATE = 24_000;
const FRAME = RATE / 20;

let stack: Stack;

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' });
  stack = await startStack({ components: ['model-server'], ports: 'ephemeral', persist: false });
}, 600_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

it('hands an utterance to the recogniser sample by sample, its first half second included, and each verdict with the sound that it is about', {
  timeout: 60_000,
}, async () => {
  const speech = await speechOf(stack.endpoints, 'What time does the clinic open on Saturday?');
  const sent = new Int16Array(speech.length + 3 * RATE);
  sent.set(speech, 1.5 * RATE);
  const stream = createSpeechDetection().stream();
  for (let at = 0; at + FRAME <= sent.length; at += FRAME) {
    stream.pushFrame(new AudioFrame(sent.slice(at, at + FRAME), RATE, 1, FRAME));
  }
  const judged: AudioFrame[] = [];
  for await (const { type, frames } of stream) {
    if (type === VADEventType.INFERENCE_DONE) judged.push(...frames);
    if (type !== VADEventType.END_OF_SPEECH) continue;
    // Whoever reads it takes a moment, as the recogniser's client does.
    await sleep(0);
    const utterance = frames[0]?.data ?? new Int16Array();
    const start = Buffer.from(sent.buffer).indexOf(
      Buffer.from(utterance.buffer, utterance.byteOffset, utterance.byteLength),
    );
    expect(start).toBeGreaterThan(0);
    expect(start / Int16Array.BYTES_PER_ELEMENT).toBeLessThanOrEqual(1.5 * RATE);
    const sound = Buffer.concat(judged.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)));
    expect(sound.length).toBeGreaterThan(start);
    expect(sound.equals(Buffer.from(sent.buffer, 0, sound.length))).toBe(true);
    break;
  }
  stream.close();
});
