import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReranker, httpReranker } from './http-reranker.ts';

const SECRET = 'the patient is Jane Doe';
const PASSAGES = ['far off', SECRET, 'near'];

interface Asked {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: { model?: string; query: string; documents: string[] };
}

/** A server that answers as told, or not at all, and keeps what it was asked. */
async function serverThat(answer: { status?: number; headers?: Record<string, string>; body?: unknown } | 'hangs') {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    asked.push({ url: request.url, headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) });
    if (answer === 'hangs') return;
    const { status = 200, headers = {}, body } = answer;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/rerank`;
  return { url, asked };
}

const settings = (url: string, more: object = {}) => ({
  ...{ url, model: 'rerank-v3.5', api_key: 'key-1', timeout_ms: 5_000 },
  ...more,
});
const failed = (cause: RegExp) =>
  expect.objectContaining({
    code: 'upstream_failed',
    cause: expect.objectContaining({ message: expect.stringMatching(cause) }),
  });

describe('a reranker over HTTP', () => {
  it('is sent query and passages with its key, and its scores come back in the order of the passages', async () => {
    const results = [
      { index: 2, relevance_score: 0.9 },
      { index: 0, relevance_score: 0.1 },
      { index: 1, relevance_score: 0.4 },
    ];
    const { url, asked } = await serverThat({ body: { results } });
    expect(await httpReranker(settings(url)).rerank('who?', PASSAGES)).toEqual([0.1, 0.4, 0.9]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      url: '/v2/rerank',
      headers: { authorization: 'Bearer key-1', 'content-type': 'application/json' },
      body: { model: 'rerank-v3.5', query: 'who?', documents: PASSAGES },
    });
  });

  it.each([
    ['Voyage', { object: 'list', data: [{ index: 0, relevance_score: 1 }] }],
    ['a bare list', [{ index: 0, score: 1 }]],
  ])('may answer as %s does', async (_who, body) => {
    const { url } = await serverThat({ body });
    expect(await httpReranker(settings(url)).rerank('who?', ['one'])).toEqual([1]);
  });

  it('of one model without a key is asked without either', async () => {
    const { url, asked } = await serverThat({ body: [{ index: 0, score: 1 }] });
    await httpReranker(settings(url, { model: undefined, api_key: undefined })).rerank('who?', ['one']);
    expect(asked[0]?.body).toEqual({ query: 'who?', documents: ['one'] });
    expect(asked[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    ['refuses', { status: 401, body: { message: SECRET } }, /status 401/],
    ['fails', { status: 500, body: SECRET }, /status 500/],
    ['leaves passages out', { body: { results: [{ index: 1, relevance_score: 1 }] } }, /left passages out/],
    ['answers no list', { body: { results: SECRET } }, /something else/],
    ['answers no numbers', { body: [{ index: 0, score: 'high' }] }, /something else/],
    ['answers no JSON', { body: `<html>${SECRET}` }, /something else/],
    ['leads elsewhere', { status: 307, headers: { location: 'http://127.0.0.1:9/' }, body: '' }, /away/],
  ])('that %s is named as a failed upstream, without a word of what was sent', async (_what, answer, cause) => {
    const { url } = await serverThat(answer);
    const failure = await httpReranker(settings(url))
      .rerank('who?', PASSAGES)
      .catch((error: unknown) => error);
    expect(failure).toEqual(failed(cause));
    const said = `${(failure as Error).message} ${((failure as Error).cause as Error).message}`;
    expect(said).not.toMatch(/Jane|key-1|127\.0/);
  });

  it('is given up when it stays silent', async () => {
    const { url } = await serverThat('hangs');
    const failure = httpReranker(settings(url, { timeout_ms: 50 })).rerank('who?', PASSAGES);
    await expect(failure).rejects.toEqual(failed(/did not answer in time/));
  });

  it('is none where a deployment names none', () => {
    expect(createReranker(undefined)).toBeUndefined();
    expect(createReranker(settings('http://127.0.0.1:9'))).toBeDefined();
  });
});
