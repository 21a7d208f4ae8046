import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FuzzedDocument } from './support/audience.ts';
import { fuzz } from './support/fuzzer.ts';
import { stayOnLoopback } from './support/loopback-only.ts';

const json = { 'content-type': 'application/json' };
const thing = JSON.stringify({ object: 'thing', id: 'thg_1' });

/** What is wrong with each, but for the first. */
const ANSWERS: Readonly<Record<string, (response: ServerResponse, url: URL) => unknown>> = {
  '/sound': (response, { searchParams }) => {
    const limit = searchParams.get('limit') ?? '10';
    const good = searchParams.getAll('limit').length <= 1 && /^\d+$/.test(limit) && +limit >= 1 && +limit <= 100;
    return response.writeHead(good ? 200 : 400, { ...json, 'request-id': 'r' }).end(good ? thing : '{}');
  },
  '/failing': (response) => response.writeHead(500, json).end('{}'),
  '/outside-its-schema': (response) =>
    response.writeHead(200, { ...json, 'request-id': 'r' }).end('{"object":"thing"}'),
  '/undocumented': (response) => response.writeHead(418, json).end('{}'),
  '/without-header': (response) => response.writeHead(200, json).end(thing),
  '/another-media-type': (response) =>
    response.writeHead(200, { 'content-type': 'text/plain', 'request-id': 'r' }).end(thing),
  '/accepting-anything': (response) => response.writeHead(200, { ...json, 'request-id': 'r' }).end(thing),
};

const LIMITED = new Set(['/sound', '/accepting-anything']);
const limit = { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } };
const schema = {
  type: 'object',
  required: ['object', 'id'],
  properties: { object: { const: 'thing' }, id: { type: 'string' } },
};

function operationAt(path: string) {
  const answer = {
    description: 'The thing.',
    headers: { 'Request-Id': { required: true, schema: { type: 'string' } } },
    content: { 'application/json': { schema } },
  };
  const refusal = { description: 'Refused.', content: { 'application/json': { schema: { type: 'object' } } } };
  const parameters = LIMITED.has(path) ? [limit] : [];
  // A failure is one whether or not it is documented.
  return { security: [], parameters, responses: { 200: answer, 400: refusal, 500: refusal } };
}

const document = {
  openapi: '3.1.0',
  info: { title: 'Planted', version: '1' },
  paths: Object.fromEntries(Object.keys(ANSWERS).map((path) => [path, { get: operationAt(path) }])),
} satisfies FuzzedDocument & Record<string, unknown>;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://planted');
  const answer = request.method === 'GET' ? ANSWERS[url.pathname] : undefined;
  if (answer === undefined) response.writeHead(405, { allow: 'GET' }).end();
  else answer(response, url);
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

describe('the contract fuzz', () => {
  it('finds every kind of broken promise, each where it is, and nothing wrong with what is sound', {
    timeout: 300_000,
  }, async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const audience = { name: 'public', token: null, values: {} } as const;
    const options = { seed: 1, max_examples: 2, boundaries: true, timeout_ms: 120_000 };
    const { failures, operations, cases, told } = await fuzz(url, document, audience, options);
    expect(operations).toBe(7);
    expect(cases).toBeGreaterThan(7);
    expect(failures.toSorted()).toEqual([
      'Missing required response headers: GET /without-header',
      'Response violates schema: GET /outside-its-schema',
      'Schema-violating request accepted: GET /accepting-anything',
      'Server error: GET /failing',
      'Undocumented Content-Type: GET /another-media-type',
      'Undocumented status code: GET /undocumented',
    ]);
    expect(told).toContain('[418]');
  });
});

describe('a process that stays on its machine', () => {
  it('finds no names and reaches no address outside, whatever a fuzzed tool names, and reaches what is here', async () => {
    const { port } = server.address() as AddressInfo;
    const release = stayOnLoopback();
    try {
      const { lookup } = await import('node:dns/promises');
      await expect(lookup('example.org')).rejects.toThrow('ENOTFOUND');
      for (const url of [
        'http://198.51.100.7/',
        'https://198.51.100.7/',
        'https://[2001:db8::7]/',
        'http://example.org/',
      ]) {
        const failure = await fetch(url).catch((error: unknown) => error);
        expect((failure as Error).cause).toMatchObject({ message: expect.stringContaining('not on this machine') });
      }
      expect((await fetch(`http://127.0.0.1:${port}/sound`)).status).toBe(200);
    } finally {
      release();
    }
  });
});
