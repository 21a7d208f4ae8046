import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startComponent } from '@patchbay/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { indexFiles } from './support/index-files.ts';
import { indexPassages } from './support/index-passages.ts';

const QUERY = 'When do you open on Saturdays?';
const PASSAGES = [
  'On Saturdays we open at nine in the morning.',
  'Saturdays are busy: when you open an account, bring your passport.',
  'Do you open letters that arrive on Saturdays?',
];
const LAST = PASSAGES[2];

interface Asked {
  readonly model: string;
  readonly query: string;
  readonly documents: string[];
}

let client: ApiClient;
let index: string;
let server: Server;
let asked: Asked[] = [];
/** How the server answers: scores by passage, or a status. */
let answer: ((document: string) => number) | number;

/** A reranking server; what it says is the test's. */
async function startServer(): Promise<string> {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body: Asked = JSON.parse(Buffer.concat(parts).toString());
    asked.push(body);
    const scoreOf = answer;
    if (typeof scoreOf === 'number') return response.writeHead(scoreOf).end();
    const results = body.documents.map((document, at) => ({ index: at, relevance_score: scoreOf(document) }));
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/rerank`;
}

beforeAll(async () => {
  const [{ chroma_url }, { openai }] = await Promise.all([startComponent('chroma'), startComponent('model-server')]);
  const env = { CHROMA_URL: chroma_url, OPENAI_BASE_URL: openai.base_url, OPENAI_API_KEY: openai.api_key };
  const reranker = { RERANKER_URL: await startServer(), RERANKER_MODEL: 'reader-1', RERANKER_TIMEOUT_MS: '10000' };
  const api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...env, ...reranker } });
  const tenant = await api.tenant();
  client = tenant.client;
  const of = indexFiles(api, tenant.principal);
  index = (await client.post('/v1/search-indexes', { name: 'Hours' })).body.id;
  await indexPassages(api, of, { chroma_url, openai })(index, await of.ready([index]), 1, PASSAGES);
}, 600_000);

afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
});

async function search(more: object = {}) {
  const { body, text } = await client.post('/v1/search', { query: QUERY, index_ids: [index], min_score: 0, ...more });
  expect(body.data, text).toBeInstanceOf(Array);
  return body.data as { text: string; scores: { reranked: number | null; fused: number } }[];
}

describe('a deployment with a reranker', { timeout: 60_000 }, () => {
  it('orders what a search found by what the reranker read, and says so', async () => {
    answer = (document) => (document === LAST ? 0.9 : 0.1);
    const hits = await search();
    expect(asked).toEqual([{ model: 'reader-1', query: QUERY, documents: expect.arrayContaining(PASSAGES) }]);
    expect(hits.map(({ scores }) => scores.reranked)).toEqual([0.9, 0.1, 0.1]);
    expect(hits[0]?.text).toBe(LAST);
    // What ranked before is still told, and orders what the reranker finds equal.
    expect(hits[1]?.scores.fused).toBeGreaterThanOrEqual(hits[2]?.scores.fused ?? 1);
  });

  it('lets it read more than is asked for: the best of all comes first, however few are wanted', async () => {
    answer = () => 0.5;
    const [first] = await search();
    const other = PASSAGES.find((passage) => passage !== first?.text);
    answer = (document) => (document === other ? 0.9 : 0.1);
    expect((await search({ top_k: 1 })).map(({ text }) => text)).toEqual([other]);
  });

  it('lets no passage pass the floor that did not without it', async () => {
    answer = () => 1;
    expect(await search({ min_score: 1 })).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('answers in the fused order where it fails', async () => {
    answer = 503;
    const hits = await search();
    expect(asked).toHaveLength(1);
    expect(hits.map(({ scores }) => scores.reranked)).toEqual([null, null, null]);
    const fused = hits.map(({ scores }) => scores.fused);
    expect(fused).toEqual(fused.toSorted((a, b) => b - a));
  });
});
