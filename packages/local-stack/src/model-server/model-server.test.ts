import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ModelServer } from './model-server.ts';
import { startForTest, TEST_KEY } from './testing.ts';

let server: ModelServer;
let client: OpenAI;
let base_url: string;

beforeAll(async () => {
  server = await startForTest();
  base_url = `http://127.0.0.1:${server.port}`;
  client = new OpenAI({ baseURL: `${base_url}/v1`, apiKey: TEST_KEY, maxRetries: 0 });
}, 300_000);
afterAll(() => server?.close());

const cosine = (a: number[], b: number[]) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
const embed = async (input: string | string[]) =>
  (await client.embeddings.create({ model: 'all-minilm-l6-v2', input })).data.map(({ embedding }) => embedding);

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${base_url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const errorOf = async (response: Response) => ({
  status: response.status,
  ...(
    (await response.json()) as { error: { param: string | null; code: string | null; message: string; type: string } }
  ).error,
});

describe('embeddings, through the official client', () => {
  it('puts texts of one meaning near each other and others far away', async () => {
    const [opening, same, other] = await embed([
      'What time does the clinic open on Saturday?',
      'On Saturdays we open at nine in the morning.',
      'The filter of the washing machine is cleaned every two months.',
    ]);
    expect(opening).toHaveLength(384);
    expect(cosine(opening ?? [], opening ?? [])).toBeCloseTo(1, 4);
    expect(cosine(opening ?? [], same ?? [])).toBeGreaterThan(0.5);
    expect(cosine(opening ?? [], other ?? [])).toBeLessThan(0.15);
  });

  it('gives a text the same vector alone and in a batch of other lengths, as floats and as base64', async () => {
    const texts = ['Dogs.', 'Parking is free for the first two hours.', 'word '.repeat(120), 'Where is the elevator?'];
    const batch = await embed(texts);
    for (const [index, text] of texts.entries()) {
      const floats = await client.embeddings.create({
        model: 'all-minilm-l6-v2',
        input: text,
        encoding_format: 'float',
      });
      expect(cosine(batch[index] ?? [], floats.data[0]?.embedding ?? [])).toBeGreaterThan(0.999);
    }
  });

  it('counts tokens, and reads no more than 256 of a text', async () => {
    const long = 'clinic '.repeat(400);
    const answer = await client.embeddings.create({ model: 'all-minilm-l6-v2', input: ['hello', long] });
    expect(answer.usage).toEqual({ prompt_tokens: 3 + 256, total_tokens: 3 + 256 });
    const [cut, longer] = await embed([long, `${long} parking dogs surgery`]);
    expect(cosine(cut ?? [], longer ?? [])).toBeGreaterThan(0.9999);
  });

  it.each([
    ['no input', { model: 'all-minilm-l6-v2' }, 400, 'input'],
    ['an empty text', { model: 'all-minilm-l6-v2', input: ['a', ''] }, 400, 'input.1'],
    ['token arrays', { model: 'all-minilm-l6-v2', input: [[1, 2]] }, 400, 'input'],
    ['more than 2,048 texts', { model: 'all-minilm-l6-v2', input: Array(2_049).fill('a') }, 400, 'input'],
    ['other dimensions', { model: 'all-minilm-l6-v2', input: 'a', dimensions: 256 }, 400, 'dimensions'],
    ["another model's name", { model: 'text-embedding-3-small', input: 'a' }, 404, 'model'],
  ])('refuses %s, naming the field', async (_what, body, status, param) => {
    expect(await errorOf(await post('/v1/embeddings', body))).toMatchObject({
      status,
      param,
      type: 'invalid_request_error',
    });
  });
});

describe('chat completions, through the official client', () => {
  const tools: OpenAI.Chat.ChatCompletionTool[] = [
    {
      type: 'function',
      function: {
        name: 'knowledge_search',
        description: 'Look up facts in the documents.',
        parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
      },
    },
  ];
  const found = (text: string) =>
    JSON.stringify({
      grounded: true,
      results: [
        {
          text,
          score: 0.8,
          citation: { file_id: 'fil_1', file_name: 'handbook.pdf', version: 1, page: 2, start: 0, end: text.length },
        },
      ],
    });
  const question = 'um hello can you tell me what time the clinic opens on saturday please';

  it('streams a tool call, and after the result the quotation with its citation and the usage', async () => {
    const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [{ role: 'user', content: question }];
    const first = client.chat.completions.stream({ model: 'patchbay-offline-1', messages, tools });
    const call = (await first.finalChatCompletion()).choices[0];
    expect(call?.finish_reason).toBe('tool_calls');
    const asked = call?.message.tool_calls?.[0];
    if (asked?.type !== 'function') throw new Error('no call');
    expect(asked.function.name).toBe('knowledge_search');
    expect(JSON.parse(asked.function.arguments)).toEqual({ query: 'what time the clinic opens on saturday' });

    const content = found('Opening hours\n\nOn Saturday the clinic opens at 8 a.m. and closes at noon.');
    messages.push({ role: 'assistant', tool_calls: [asked] }, { role: 'tool', tool_call_id: asked.id, content });
    const chunks = await client.chat.completions.create({
      model: 'patchbay-offline-1',
      messages,
      tools,
      stream: true,
      stream_options: { include_usage: true },
    });
    let said = '';
    let last: OpenAI.Chat.ChatCompletionChunk | undefined;
    for await (const chunk of chunks) {
      said += chunk.choices[0]?.delta.content ?? '';
      last = chunk;
    }
    expect(said).toBe(
      'According to handbook.pdf, page 2: "On Saturday the clinic opens at 8 a.m. and closes at noon."',
    );
    expect(last?.choices).toEqual([]);
    expect(last?.usage?.total_tokens).toBeGreaterThan(20);
    expect(last?.system_fingerprint).toBe('offline-stand-in');
  });

  it('answers whole as well, under an OpenAI name, saying what it is', async () => {
    const answer = await client.chat.completions.create({
      model: 'gpt-4o-mini',
      messages: [{ role: 'user', content: question }],
    });
    expect(answer.model).toBe('patchbay-offline-1');
    expect(answer.choices[0]?.message.content).toMatch(/offline stand-in, not a language model/);
  });

  it.each([
    ['no messages', { model: 'patchbay-offline-1', messages: [] }, 400, 'messages'],
    [
      'an unknown role',
      { model: 'patchbay-offline-1', messages: [{ role: 'robot', content: 'hi' }] },
      400,
      'messages.0.role',
    ],
    ['several answers', { model: 'patchbay-offline-1', messages: [{ role: 'user', content: 'hi' }], n: 2 }, 400, 'n'],
    ['an unknown model', { model: 'llama', messages: [{ role: 'user', content: 'hi' }] }, 404, 'model'],
  ])('refuses %s, naming the field', async (_what, body, status, param) => {
    expect(await errorOf(await post('/v1/chat/completions', body))).toMatchObject({ status, param });
  });
});

describe('speech and transcription, through the official client', () => {
  const speak = (options: Partial<OpenAI.Audio.SpeechCreateParams>) =>
    client.audio.speech.create({
      model: 'tts-1',
      voice: 'alloy',
      input: 'Where is the elevator?',
      response_format: 'pcm',
      ...options,
    });

  it('speaks 24 kHz 16-bit PCM, longer when slower, and the same samples behind a WAV header', async () => {
    const pcm = Buffer.from(await (await speak({})).arrayBuffer());
    const slow = Buffer.from(await (await speak({ speed: 0.5 })).arrayBuffer());
    const wav = Buffer.from(await (await speak({ response_format: 'wav' })).arrayBuffer());
    expect(pcm.length / 48_000).toBeGreaterThan(0.8);
    expect(pcm.length / 48_000).toBeLessThan(3);
    expect(slow.length / pcm.length).toBeGreaterThan(1.7);
    expect(wav.readUInt32LE(24)).toBe(24_000);
    expect(wav.subarray(44).equals(pcm)).toBe(true);
  });

  it('sends the first sentence before the last is spoken', async () => {
    const input = Array.from({ length: 12 }, (_, index) => `This is sentence number ${index + 1} of a long text.`).join(
      ' ',
    );
    const parts: number[] = [];
    const reader = (await speak({ input })).body?.getReader();
    const started = performance.now();
    while (reader && !(await reader.read()).done) parts.push(performance.now() - started);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts[0]).toBeLessThan((parts.at(-1) ?? 0) / 2);
  });

  it('hears what was spoken, in every format it offers', async () => {
    const spoken = await speak({ input: 'Where is the elevator?', response_format: 'wav' });
    const wav = new Uint8Array(await spoken.arrayBuffer());
    const file = () => new File([wav], 'audio.wav', { type: 'audio/wav' });
    const options = { model: 'whisper-1', language: 'en', prompt: 'elevator' };
    expect((await client.audio.transcriptions.create({ ...options, file: file() })).text).toBe('where is the elevator');
    const verbose = await client.audio.transcriptions.create({
      ...options,
      file: file(),
      response_format: 'verbose_json',
    });
    expect(verbose.words?.map(({ word }) => word)).toEqual(['where', 'is', 'the', 'elevator']);
    expect(verbose.duration).toBeGreaterThan(0.8);
    const text = await client.audio.transcriptions.create({ ...options, file: file(), response_format: 'text' });
    expect(text).toBe('where is the elevator\n');
  });

  it.each([
    ['mp3', { model: 'tts-1', voice: 'alloy', input: 'hi', response_format: 'mp3' }, 400, 'response_format'],
    ['the default format, which is mp3', { model: 'tts-1', voice: 'alloy', input: 'hi' }, 400, 'response_format'],
    ['an unknown voice', { model: 'tts-1', voice: 'constructor', input: 'hi', response_format: 'pcm' }, 400, 'voice'],
    ['an empty text', { model: 'tts-1', voice: 'alloy', input: '', response_format: 'pcm' }, 400, 'input'],
    [
      'a speed out of range',
      { model: 'tts-1', voice: 'alloy', input: 'hi', response_format: 'pcm', speed: 9 },
      400,
      'speed',
    ],
  ])('refuses %s, naming the field', async (_what, body, status, param) => {
    expect(await errorOf(await post('/v1/audio/speech', body))).toMatchObject({ status, param });
  });

  it.each([
    ['what is no WAV', new File(['ID3 this is not a wav file'], 'a.mp3'), 'file'],
    ['an empty file', new File([], 'a.wav'), 'file'],
    ['no file', undefined, 'file'],
  ])('refuses %s, naming the field', async (_what, file, param) => {
    const form = new FormData();
    form.set('model', 'whisper-1');
    if (file) form.set('file', file);
    const response = await fetch(`${base_url}/v1/audio/transcriptions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TEST_KEY}` },
      body: form,
    });
    expect(await errorOf(response)).toMatchObject({ status: 400, param });
  });
});

describe('the server', () => {
  it('is ready, and lists what each model is', async () => {
    const health = (await (await fetch(`${base_url}/health`)).json()) as { status: string; transcription: string };
    expect(health).toMatchObject({ status: 'ok', transcription: 'ready' });
    const models = (await client.models.list()).data as Array<OpenAI.Model & { description: string }>;
    expect(models.map(({ id }) => id)).toEqual([
      'all-minilm-l6-v2',
      'patchbay-offline-1',
      'flite-2',
      'pocketsphinx-en-us',
    ]);
    expect(models[1]?.description).toMatch(/not a language model/);
  });

  it.each([undefined, 'Bearer wrong', 'Basic dGVzdC1rZXk='])(
    'turns away the authorization %s',
    async (authorization) => {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const response = await fetch(`${base_url}/v1/models`, { headers });
      expect(await errorOf(response)).toMatchObject({ status: 401, type: 'authentication_error' });
    },
  );

  it("answers broken JSON, unknown paths, wrong methods and oversized bodies in OpenAI's shape", async () => {
    expect(await errorOf(await post('/v1/embeddings', '{"model":'))).toMatchObject({
      status: 400,
      code: 'invalid_json',
    });
    expect(await errorOf(await post('/v1/embeddings', '[]'))).toMatchObject({ status: 400, code: 'invalid_json' });
    expect(await errorOf(await post('/v1/images', {}))).toMatchObject({ status: 404, code: 'unknown_url' });
    expect(
      await errorOf(await fetch(`${base_url}/v1/embeddings`, { headers: { authorization: `Bearer ${TEST_KEY}` } })),
    ).toMatchObject({ status: 405 });
    const large = { model: 'tts-1', voice: 'alloy', input: 'a'.repeat(100_000) };
    expect(await errorOf(await post('/v1/audio/speech', large))).toMatchObject({ status: 413 });
  });

  it('turns away with 429 and Retry-After whoever comes when its line is full', async () => {
    const input = Array.from({ length: 60 }, (_, index) => `Sentence number ${index} of a long text.`).join(' ');
    const body = JSON.stringify({ model: 'tts-1', voice: 'alloy', input, response_format: 'pcm' });
    const giveUp = new AbortController();
    const refused: Response[] = [];
    await new Promise<void>((enough) => {
      for (let count = 0; count < 45; count += 1) {
        const headers = { authorization: `Bearer ${TEST_KEY}` };
        fetch(`${base_url}/v1/audio/speech`, { method: 'POST', headers, body, signal: giveUp.signal }).then(
          (response) => {
            if (response.status === 429) refused.push(response);
            if (refused.length === 45 - 32) enough();
          },
          () => undefined,
        );
      }
    });
    expect(await errorOf(refused[0] as Response)).toMatchObject({ status: 429, type: 'rate_limit_error' });
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    giveUp.abort();
    // Those who gave up hold nothing: the next one is served.
    await vi.waitFor(async () => expect((await speechAfterwards()).status).toBe(200), 15_000);
  });
  const speechAfterwards = () =>
    post('/v1/audio/speech', { model: 'tts-1', voice: 'alloy', input: 'Yes.', response_format: 'pcm' });

  it('fails, waits and hangs as the test hooks say, and is itself again afterwards', async () => {
    const chat = () =>
      post('/v1/chat/completions', { model: 'patchbay-offline-1', messages: [{ role: 'user', content: 'hi' }] });
    const endpoint = '/v1/chat/completions';
    await post('/test/behaviour', { endpoint, fail_next: 1, fail_status: 503 });
    expect((await chat()).status).toBe(503);
    expect((await chat()).status).toBe(200);

    await post('/test/behaviour', { endpoint, delay_ms: 300 });
    const started = performance.now();
    await chat();
    expect(performance.now() - started).toBeGreaterThan(295);

    await post('/test/behaviour', { endpoint, hang: true });
    const hanging = chat();
    expect(await Promise.race([hanging, new Promise((resolve) => setTimeout(resolve, 300, 'hanging'))])).toBe(
      'hanging',
    );
    await fetch(`${base_url}/test/behaviour`, { method: 'DELETE' });
    expect((await hanging).status).toBe(200);
    expect((await post('/test/behaviour', { endpoint, delay: 1 })).status).toBe(400);
  });
});
