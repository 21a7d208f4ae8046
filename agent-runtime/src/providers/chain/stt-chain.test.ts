import { initializeLogger, stt } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createSpeechDetection } from '../../session/speech-detection.ts';
import type { Behaviour } from '../provider-server.fixtures.ts';
import { deepgramStt } from '../stt/deepgram/deepgram-stt.ts';
import { openAiStt } from '../stt/openai/openai-stt.ts';
import { broken, hanging, providerOf, QUICK, recordedEvents } from './chain.fixtures.ts';
import { chainRecognisers } from './stt-chain.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

const writes = (text: string): Behaviour => ({
  onRequest: (_asked, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text })),
});
const listens = (transcript: string): Behaviour => ({
  onMessage(message, socket) {
    if (!Buffer.isBuffer(message)) return;
    const channel = { alternatives: [{ transcript, confidence: 1, words: [] }] };
    socket.send(
      JSON.stringify({ type: 'Results', is_final: true, speech_final: true, metadata: { request_id: 'r' }, channel }),
    );
  },
});
/** Takes sound, and answers none. */
const deaf: Behaviour = { onMessage: () => undefined };

type Make = (url: string) => stt.STT;
const openai: Make = (url) => openAiStt({ provider: 'openai', model: 'o' }, { base_url: url, api_key: 'k' });
const deepgram: Make = (url) =>
  deepgramStt(
    { provider: 'deepgram', model: 'nova-3', language: 'en' },
    { base_url: url.replace('http', 'ws'), api_key: 'k' },
  );

async function chainOf(...links: [Make, Behaviour][]) {
  const events = recordedEvents();
  const providers = await Promise.all(links.map(([, behaviour]) => providerOf(behaviour)));
  const named = links.map(([make], index) => ({ provider: `p${index}`, model: make(providers[index]?.http ?? '') }));
  const chain = chainRecognisers(named, createSpeechDetection(), events, QUICK);
  onTestFinished(() => chain.close());
  return { chain, events, providers };
}

function sound(): AudioFrame {
  const samples = Int16Array.from({ length: 1_600 }, (_, index) => 12_000 * Math.sin(index / 5));
  return new AudioFrame(samples, 16_000, 1, 1_600);
}

/** Speaks until something is understood, or nobody listens any more. */
async function understood(chain: stt.STT): Promise<string | undefined> {
  const stream = chain.stream();
  const speaking = setInterval(() => {
    try {
      stream.pushFrame(sound());
    } catch {
      clearInterval(speaking);
    }
  }, 20);
  try {
    for await (const event of stream) {
      if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT) return event.alternatives?.[0]?.text;
    }
    return undefined;
  } finally {
    clearInterval(speaking);
    stream.close();
  }
}

describe('a chain of recognisers of utterances', () => {
  it.each([
    ['broken', broken],
    ['hanging', hanging],
  ])('gives the same utterance to the next where one is %s', async (_what, behaviour) => {
    const { chain, events, providers } = await chainOf([openai, behaviour], [openai, writes('hello')]);
    expect(chain.capabilities.streaming).toBe(false);
    const counted: string[] = [];
    chain.on('metrics_collected', ({ label }) => counted.push(label));
    expect((await chain.recognize(sound())).alternatives?.[0]?.text).toBe('hello');
    expect(providers[1]?.asked).toHaveLength(1);
    expect(counted).toHaveLength(1);
    expect(events.failed).toContain('p0');
    expect(events.exhausted).toEqual([]);
  });

  it('is at its end where all fail', async () => {
    const { chain, events } = await chainOf([openai, broken], [openai, hanging]);
    await expect(chain.recognize(sound())).rejects.toThrow(/all STTs failed/);
    expect(events.exhausted).toEqual(['stt']);
  });
});

describe('a chain of recognisers that listen', () => {
  it.each([
    ['is refused', {}],
    ['hears and says nothing', deaf],
    ['does not open', hanging],
  ])(
    'lets the next listen where one %s',
    async (_what, behaviour) => {
      const { chain, events } = await chainOf([deepgram, behaviour], [deepgram, listens('hello')]);
      expect(chain.capabilities.streaming).toBe(true);
      expect(await understood(chain)).toBe('hello');
      expect(events.failed).toContain('p0');
      expect(events.exhausted).toEqual([]);
    },
    20_000,
  );

  it('is at its end where all fail, and the framework is not told', async () => {
    const { chain, events } = await chainOf([deepgram, {}], [deepgram, {}]);
    let told = 0;
    chain.on('error', () => {
      told += 1;
    });
    expect(await understood(chain)).toBeUndefined();
    expect(events.exhausted).toEqual(['stt']);
    expect(told).toBe(0);
  });

  it('alone is not given up where it says nothing: there may be nothing to say', async () => {
    const { chain, events } = await chainOf([deepgram, deaf]);
    const listening = understood(chain);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(events.failed).toEqual([]);
    await chain.close();
    void listening;
  });
});
