import { initializeLogger, stt } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ProviderServer, startProvider } from '../provider-server.fixtures.ts';
import { createStt } from './index.ts';

let provider: ProviderServer;

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  provider = await startProvider();
});
afterEach(() => provider.close());

/** A second of something that is no silence. */
function sound(rate: number): AudioFrame {
  const samples = Int16Array.from({ length: rate }, (_, index) => 12_000 * Math.sin(index / 5));
  return new AudioFrame(samples, rate, 1, rate);
}

async function heardBy(recogniser: stt.STT): Promise<string> {
  const stream = recogniser.stream();
  stream.pushFrame(sound(16_000));
  stream.flush();
  for await (const event of stream) {
    if (event.type !== stt.SpeechEventType.FINAL_TRANSCRIPT) continue;
    stream.close();
    return event.alternatives?.[0]?.text ?? '';
  }
  return '';
}

const RESULTS = {
  type: 'Results',
  is_final: true,
  speech_final: true,
  metadata: { request_id: 'r' },
  channel: { alternatives: [{ transcript: 'hello', confidence: 1, words: [] }] },
};

describe('a recogniser', () => {
  it('of Deepgram is opened with model, language, words to expect and key', async () => {
    provider.behaviour = {
      onMessage: (message, socket) => {
        if (Buffer.isBuffer(message)) socket.send(JSON.stringify(RESULTS));
      },
    };
    const config = { provider: 'deepgram', model: 'nova-3', language: 'de-CH', keyterms: ['Meyer', 'Zug'] } as const;
    const recogniser = await createStt(config, 'en', { base_url: provider.ws, api_key: 'dg-key' });
    expect(await heardBy(recogniser)).toBe('hello');
    const [asked] = provider.asked;
    expect(asked?.url.pathname).toBe('/v1/listen');
    expect(asked?.headers.authorization).toBe('Token dg-key');
    expect(asked?.url.searchParams.get('model')).toBe('nova-3');
    expect(asked?.url.searchParams.get('language')).toBe('de-CH');
    expect(asked?.url.searchParams.getAll('keyterm')).toEqual(['Meyer', 'Zug']);
  });

  it("of Deepgram expects words by the older models' name, and the agent's language", async () => {
    provider.behaviour = { onMessage: (_message, socket) => socket.send(JSON.stringify(RESULTS)) };
    const config = { provider: 'deepgram', model: 'nova-2', keyterms: ['Meyer'] } as const;
    await heardBy(await createStt(config, 'fr', { base_url: provider.ws, api_key: 'k' }));
    expect(provider.asked[0]?.url.searchParams.getAll('keywords')).toEqual(['Meyer:1']);
    expect(provider.asked[0]?.url.searchParams.get('language')).toBe('fr');
  });

  it('of LiveKit inference is opened with model, language, words to expect and a token', async () => {
    provider.behaviour = {
      onMessage: (message, socket) => {
        if (Buffer.isBuffer(message)) return;
        if (message['type'] === 'session.create') socket.send('{"type":"session.created","session_id":"s"}');
        if (message['type'] !== 'input_audio') return;
        const final = { type: 'final_transcript', session_id: 's', transcript: 'hello', language: 'de', confidence: 1 };
        socket.send(JSON.stringify({ ...final, start: 0, duration: 1, words: [] }));
      },
    };
    const config = {
      provider: 'livekit_inference',
      model: 'deepgram/nova-3',
      language: 'de',
      keyterms: ['Meyer'],
    } as const;
    const access = {
      base_url: `${provider.http}/v1`,
      api_key: 'lk-key',
      api_secret: 'lk-secret-of-enough-length-12345',
    };
    expect(await heardBy(await createStt(config, 'en', access))).toBe('hello');
    expect(provider.asked[0]?.headers.authorization).toMatch(/^Bearer ey/);
    const created = provider.messages.find(({ type }) => type === 'session.create');
    expect(created).toMatchObject({
      model: 'deepgram/nova-3',
      settings: { language: 'de', extra: { keyterm: ['Meyer'] } },
    });
  });
});
