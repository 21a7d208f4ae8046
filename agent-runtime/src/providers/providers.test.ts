import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { initializeLogger, llm } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLlm } from './llm/index.ts';
import { createStt } from './stt/index.ts';
import { createTts } from './tts/index.ts';

/** A server with OpenAI's paths that keeps what it is asked: the requests are the plugins' own. */
const asked: { path: string; key: string | undefined; body: string }[] = [];
let server: Server;
let access: { base_url: string; api_key: string };

const ANSWERS: Record<string, [type: string, body: string | Buffer]> = {
  '/v1/chat/completions': [
    'text/event-stream',
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { role: 'assistant', content: 'Yes.' }, finish_reason: null }] })}\n\ndata: [DONE]\n\n`,
  ],
  '/v1/audio/transcriptions': ['application/json', '{"text":"hello"}'],
  '/v1/audio/speech': ['audio/pcm', Buffer.alloc(4_800)],
};

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' });
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    asked.push({ path, key: request.headers.authorization, body: Buffer.concat(chunks).toString('latin1') });
    const [type, body] = ANSWERS[path] ?? ['application/json', '{}'];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  access = { base_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, api_key: 'the-key' };
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function lastAsked(path: string) {
  const found = asked.findLast((request) => request.path === path);
  if (found === undefined) throw new Error(`nothing was asked of ${path}`);
  expect(found.key).toBe('Bearer the-key');
  return found.body;
}

describe('what a provider is asked', () => {
  it('llm: model, temperature and longest answer of the config', async () => {
    const model = await createLlm({ provider: 'openai', model: 'gpt-x', temperature: 0.2, max_tokens: 77 }, access);
    const chatCtx = llm.ChatContext.empty();
    chatCtx.addMessage({ role: 'user', content: 'Is it open?' });
    const said = [];
    for await (const chunk of model.chat({ chatCtx })) said.push(chunk.delta?.content ?? '');
    expect(said.join('')).toBe('Yes.');
    const body = JSON.parse(lastAsked('/v1/chat/completions'));
    expect(body).toMatchObject({ model: 'gpt-x', temperature: 0.2, max_completion_tokens: 77, stream: true });
  });

  it('llm: nothing that the config leaves open', async () => {
    const chatCtx = llm.ChatContext.empty();
    chatCtx.addMessage({ role: 'user', content: 'Hello' });
    const model = await createLlm({ provider: 'openai', model: 'gpt-x' }, access);
    for await (const _chunk of model.chat({ chatCtx }));
    const body = JSON.parse(lastAsked('/v1/chat/completions'));
    expect(body).not.toHaveProperty('temperature');
    expect(body).not.toHaveProperty('max_completion_tokens');
  });

  it('stt: model, language and expected words, with one WAV an utterance', async () => {
    const stt = await createStt(
      { provider: 'openai', model: 'rec-1', language: 'de-CH', prompt: 'Sprechstunde' },
      'en',
      access,
    );
    expect(stt.capabilities.streaming).toBe(false);
    const event = await stt.recognize(new AudioFrame(new Int16Array(4_800), 24_000, 1, 4_800));
    expect(event.alternatives?.[0]?.text).toBe('hello');
    const form = lastAsked('/v1/audio/transcriptions');
    expect(form).toMatch(/name="model"\r\n\r\nrec-1\r\n/);
    expect(form).toMatch(/name="language"\r\n\r\nde\r\n/);
    expect(form).toMatch(/name="prompt"\r\n\r\nSprechstunde\r\n/);
    expect(form).toContain('RIFF');
  });

  it('tts: model, voice and speed, as raw PCM', async () => {
    const tts = await createTts({ provider: 'openai', model: 'say-1', voice: 'slt', speed: 1.25 }, 'en', access);
    let samples = 0;
    for await (const { frame } of tts.synthesize('Good morning.')) samples += frame.samplesPerChannel;
    expect(samples).toBe(2_400);
    expect(JSON.parse(lastAsked('/v1/audio/speech'))).toEqual({
      input: 'Good morning.',
      model: 'say-1',
      voice: 'slt',
      speed: 1.25,
      response_format: 'pcm',
    });
  });
});
