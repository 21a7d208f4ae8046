import { initializeLogger, tokenize, tts } from '@livekit/agents';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Behaviour } from '../provider-server.fixtures.ts';
import { cartesiaTts } from '../tts/cartesia/cartesia-tts.ts';
import { elevenLabsTts } from '../tts/elevenlabs/elevenlabs-tts.ts';
import { openAiTts } from '../tts/openai/openai-tts.ts';
import { broken, hanging, providerOf, QUICK, recordedEvents } from './chain.fixtures.ts';
import { chainVoices } from './tts-chain.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

const speaks: Behaviour = { onRequest: (_asked, response) => response.writeHead(200).end(Buffer.alloc(9_600, 1)) };
/** Opens its socket and says nothing. */
const silent: Behaviour = { onMessage: () => undefined };

type Make = (url: string) => tts.TTS;
const openai: Make = (url) =>
  openAiTts({ provider: 'openai', model: 'o', voice: 'v' }, { base_url: url, api_key: 'k' });
const cartesia: Make = (url) =>
  cartesiaTts({ provider: 'cartesia', model: 'c', voice: 'v' }, { base_url: url, api_key: 'k' });
const elevenlabs: Make = (url) =>
  elevenLabsTts({ provider: 'elevenlabs', model: 'e', voice: 'v' }, { base_url: url, api_key: 'k' });

async function chainOf(...links: [Make, Behaviour][]) {
  const events = recordedEvents();
  const voices = await Promise.all(
    links.map(async ([make, behaviour], index) => {
      const { http } = await providerOf(behaviour);
      return { provider: `p${index}`, model: make(http) };
    }),
  );
  const chain = chainVoices(voices, events, QUICK);
  onTestFinished(() => chain.close());
  return { chain, events };
}

/** Milliseconds of sound, said as the session says it. */
async function heard(voice: tts.TTS): Promise<number> {
  const speaking = voice.capabilities.streaming
    ? voice
    : new tts.StreamAdapter(voice, new tokenize.basic.SentenceTokenizer());
  const stream = speaking.stream();
  stream.pushText('Good morning. ');
  stream.endInput();
  let ms = 0;
  for await (const audio of stream) {
    if (audio === tts.SynthesizeStream.END_OF_STREAM) continue;
    const { frame } = audio as tts.SynthesizedAudio;
    ms += (frame.samplesPerChannel / frame.sampleRate) * 1000;
  }
  return Math.round(ms);
}

describe('a chain of voices', () => {
  it('goes on where one is broken', async () => {
    const { chain, events } = await chainOf([cartesia, broken], [openai, speaks]);
    expect(await heard(chain)).toBe(200);
    expect(events.failed).toContain('p0');
    expect(events.exhausted).toEqual([]);
  });

  it.each([
    ['that answers nothing', cartesia, hanging],
    ['whose socket stays silent', elevenlabs, silent],
    ['whose socket does not open', elevenlabs, hanging],
    ['whose socket is refused', elevenlabs, {}],
  ])('waits for one %s no longer than it may', async (_what, make, behaviour) => {
    const { chain, events } = await chainOf([make, behaviour], [cartesia, speaks]);
    const began = performance.now();
    expect(await heard(chain)).toBeGreaterThanOrEqual(190);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(events.failed).toContain('p0');
    expect(events.exhausted).toEqual([]);
  });

  it('is at its end where all fail, and the framework is not told', async () => {
    const { chain, events } = await chainOf([cartesia, broken], [openai, hanging]);
    let told = 0;
    chain.on('error', () => {
      told += 1;
    });
    expect(await heard(chain)).toBe(0);
    await expect.poll(() => events.exhausted).toContain('tts');
    expect(told).toBe(0);
  });
});
