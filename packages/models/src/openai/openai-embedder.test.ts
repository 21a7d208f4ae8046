import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startComponent } from '@patchbay/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAiEmbedder } from './openai-embedder.ts';

interface Asked {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: { input: string[]; model: string; encoding_format?: string };
}
interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

const SECRET_TEXT = 'the patient is Jane Doe';

/** A vector that tells its text: `text-12` becomes [12, 1]. */
const vectorOf = (text: string) => [Number(text.split('-')[1]), 1];
const embeddings = ({ input }: Asked['body']): Answer => ({
  status: 200,
  body: { data: input.map((text, index) => ({ index, embedding: vectorOf(text) })) },
});
const texts = (count: number) => Array.from({ length: count }, (_, number) => `text-${number}`);

/** A server that answers as told and keeps what it was asked. */
async function serverThat(answer: (body: Asked['body'], nth: number) => Answer) {
  const asked: Asked[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const server = createServer(async (request, response) => {
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString());
    asked.push({ url: request.url, headers: request.headers, body });
    const { status, headers, body: answered } = answer(body, asked.length);
    await new Promise((resolve) => setTimeout(resolve, 20));
    atOnce -= 1;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answered));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const base_url = `http://127.0.0.1:${port}/v1`;
  const embedder = openAiEmbedder({ base_url, api_key: 'sk-secret-key', embedding_model: 'some-model' });
  return { embedder, asked, mostAtOnce: () => mostAtOnce };
}

describe('the embedder of OpenAI-compatible servers', () => {
  it('asks the model by its name, with the key, at the address that was given', async () => {
    const { embedder, asked } = await serverThat(embeddings);
    await embedder.embed(['text-0'], 'query');
    expect(asked).toMatchObject([
      {
        url: '/v1/embeddings',
        headers: { authorization: 'Bearer sk-secret-key' },
        body: { model: 'some-model', input: ['text-0'] },
      },
    ]);
  });

  it('sends many texts in batches, few at once, and keeps their order', async () => {
    const { embedder, asked, mostAtOnce } = await serverThat((body) => {
      const { status, body: answered } = embeddings(body);
      return { status, body: { data: (answered as { data: unknown[] }).data.toReversed() } };
    });
    const vectors = await embedder.embed(texts(300), 'document');
    expect(vectors.map(([x = 0, y = 1]) => Math.round(x / y))).toEqual(texts(300).map((_, number) => number));
    expect(asked.map(({ body }) => body.input.length).toSorted((a, b) => b - a)).toEqual([64, 64, 64, 64, 44]);
    expect(mostAtOnce()).toBeLessThanOrEqual(2);
  });

  it('makes every vector of unit length', async () => {
    const { embedder } = await serverThat(embeddings);
    for (const vector of await embedder.embed(texts(3), 'document')) expect(Math.hypot(...vector)).toBeCloseTo(1, 10);
  });

  it('asks for nothing when there is nothing to embed', async () => {
    const { embedder, asked } = await serverThat(embeddings);
    expect(await embedder.embed([], 'document')).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each([429, 500, 503])('tries again after %i', async (status) => {
    const busy = { status, headers: { 'retry-after-ms': '1' }, body: { error: { message: 'busy' } } };
    const { embedder, asked } = await serverThat((body, nth) => (nth === 1 ? busy : embeddings(body)));
    expect(await embedder.embed(['text-0'], 'query')).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  it('tries a query once more only, because somebody waits', async () => {
    const down = { status: 500, headers: { 'retry-after-ms': '1' }, body: {} };
    const { embedder, asked } = await serverThat(() => down);
    await expect(embedder.embed(['text-0'], 'query')).rejects.toMatchObject({ code: 'upstream_failed' });
    expect(asked).toHaveLength(2);
  });

  it.each([400, 401, 404])('gives up at once on %i, which would answer the same again', async (status) => {
    const { embedder, asked } = await serverThat(() => ({ status, body: { error: { message: SECRET_TEXT } } }));
    await expect(embedder.embed(['text-0'], 'document')).rejects.toMatchObject({ code: 'upstream_failed' });
    expect(asked).toHaveLength(1);
  });

  it('leaks neither text nor key nor the words of the server', async () => {
    const { embedder } = await serverThat(({ input }) => ({
      status: 400,
      body: { error: { message: `bad key sk-secret-key for ${input}` } },
    }));
    const failure = await embedder.embed([SECRET_TEXT], 'query').catch((error: Error) => error);
    const whole = JSON.stringify(failure, Object.getOwnPropertyNames(failure)) + String((failure as Error).cause);
    expect(whole).toContain('status 400');
    expect(whole).not.toMatch(/Jane Doe|sk-secret-key|bad key|127\.0\.0\.1/);
  });

  it.each([
    ['leaves a text out', { data: [{ index: 0, embedding: [1] }] }],
    ['answers one text twice', { data: [0, 0].map((index) => ({ index, embedding: [1] })) }],
    ['answers texts that nobody sent', { data: [0, 1, 2].map((index) => ({ index, embedding: [1] })) }],
    ['answers something else', { hello: 'world' }],
    ['answers vectors of no length', { data: [0, 1].map((index) => ({ index, embedding: [] })) }],
    ['answers vectors of no numbers', { data: [0, 1].map((index) => ({ index, embedding: ['x'] })) }],
  ])('takes no answer that %s', async (_what, body) => {
    const { embedder } = await serverThat(() => ({ status: 200, body }));
    await expect(embedder.embed(['text-0', 'text-1'], 'query')).rejects.toMatchObject({ code: 'upstream_failed' });
  });

  it('says that a server is away', async () => {
    const settings = { base_url: 'http://127.0.0.1:9/v1', api_key: 'k', embedding_model: 'm' };
    await expect(openAiEmbedder(settings).embed(['x'], 'query')).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});

describe('the embedder on the real local model', () => {
  it('puts what means the same close together', { timeout: 120_000 }, async () => {
    const { openai } = await startComponent('model-server');
    const embedder = openAiEmbedder({ ...openai, embedding_model: 'all-minilm-l6-v2' });
    const [query = [], answer = [], other = []] = await embedder.embed(
      ['When do you open on Saturday?', 'Saturday opening hours are nine to one.', 'The bus stops at the old bridge.'],
      'query',
    );
    const cosine = (a: number[], b: number[]) => a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
    expect(query).toHaveLength(384);
    expect(cosine(query, query)).toBeCloseTo(1, 6);
    expect(cosine(query, answer)).toBeGreaterThan(cosine(query, other) + 0.2);
  });
});
