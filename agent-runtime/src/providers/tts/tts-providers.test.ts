import { initializeLogger, tts } from '@livekit/agents';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ProviderServer, startProvider } from '../provider-server.fixtures.ts';
import { createTts } from './index.ts';

let provider: ProviderServer;

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  provider = await startProvider();
});
afterEach(() => provider.close());

const SOUND = Buffer.alloc(9_600, 1);

/** Samples that are heard. */
async function heard(voice: tts.TTS): Promise<number> {
  let samples = 0;
  if (!voice.capabilities.streaming) {
    for await (const { frame } of voice.synthesize('Good morning.')) samples += frame.samplesPerChannel;
    return samples;
  }
  const stream = voice.stream();
  stream.pushText('Good morning.');
  stream.endInput();
  for await (const audio of stream) {
    if (audio !== tts.SynthesizeStream.END_OF_STREAM)
      samples += (audio as tts.SynthesizedAudio).frame.samplesPerChannel;
  }
  return samples;
}

describe('a voice', () => {
  it('of ElevenLabs is opened with model, voice, language, speed and key', async () => {
    provider.behaviour = {
      onMessage(message, socket) {
        if (Buffer.isBuffer(message)) return;
        const contextId = message['context_id'];
        if (message['close_context'] === true) socket.send(JSON.stringify({ contextId, isFinal: true }));
        else if (String(message['text']).includes('morning')) {
          socket.send(JSON.stringify({ contextId, audio: SOUND.toString('base64') }));
        }
      },
    };
    const config = {
      provider: 'elevenlabs',
      model: 'eleven_flash_v2_5',
      voice: 'v1',
      speed: 1.1,
      language: 'de-DE',
    } as const;
    const voice = await createTts(config, 'en', { base_url: `${provider.http}/v1`, api_key: 'el-key' });
    expect(await heard(voice)).toBe(4_800);
    const [asked] = provider.asked;
    expect(asked?.url.pathname).toBe('/v1/text-to-speech/v1/multi-stream-input');
    expect(asked?.headers['xi-api-key']).toBe('el-key');
    expect(asked?.url.searchParams.get('model_id')).toBe('eleven_flash_v2_5');
    expect(asked?.url.searchParams.get('language_code')).toBe('de');
    expect(provider.messages[0]).toMatchObject({ voice_settings: { speed: 1.1 } });
    await voice.close();
  });

  it('of Cartesia is asked with model, voice, language, speed and key', async () => {
    provider.behaviour = { onRequest: (_asked, response) => response.writeHead(200).end(SOUND) };
    const config = { provider: 'cartesia', model: 'sonic-3', voice: 'v2', speed: 0.9, language: 'fr-CH' } as const;
    const voice = await createTts(config, 'en', { base_url: provider.http, api_key: 'ca-key' });
    expect(await heard(voice)).toBe(4_800);
    const [asked] = provider.asked;
    expect(asked?.url.pathname).toBe('/tts/bytes');
    expect(asked?.headers).toMatchObject({ authorization: 'Bearer ca-key', 'cartesia-version': '2025-04-16' });
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      model_id: 'sonic-3',
      transcript: 'Good morning.',
      voice: { mode: 'id', id: 'v2' },
      language: 'fr',
      generation_config: { speed: 0.9 },
      output_format: { container: 'raw', encoding: 'pcm_s16le', sample_rate: 24_000 },
    });
  });

  it.each([
    ['cartesia/sonic-3', { speed: 1.2 }],
    ['inworld/inworld-tts-1.5', { speaking_rate: 1.2 }],
  ])('of LiveKit inference (%s) is opened with model, voice, language, speed and a token', async (model, extra) => {
    provider.behaviour = {
      onMessage(message, socket) {
        if (Buffer.isBuffer(message)) return;
        if (message['type'] === 'session.create') socket.send('{"type":"session.created","session_id":"s"}');
        if (message['type'] !== 'session.flush') return;
        socket.send(JSON.stringify({ type: 'output_audio', session_id: 's', audio: SOUND.toString('base64') }));
        socket.send('{"type":"done","session_id":"s"}');
      },
    };
    const config = { provider: 'livekit_inference', model, voice: 'v3', speed: 1.2 } as const;
    const access = {
      base_url: `${provider.http}/v1`,
      api_key: 'lk-key',
      api_secret: 'lk-secret-of-enough-length-12345',
    };
    const voice = await createTts(config, 'de', access);
    expect(await heard(voice)).toBe(4_800);
    expect(provider.asked[0]?.headers.authorization).toMatch(/^Bearer ey/);
    expect(provider.messages[0]).toMatchObject({ type: 'session.create', model, voice: 'v3', language: 'de', extra });
    await voice.close();
  });
});
