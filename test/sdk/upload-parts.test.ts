import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Patchbay } from '@patchbay/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const PART = 1_000;
const COUNT = 60;
const data = new TextEncoder().encode('knowledge '.repeat(6_000)).slice(0, (COUNT - 1) * PART + 7);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What the storage holds of each part, and how often it refuses the next ones. */
const stored = new Map<number, Buffer>();
const calls: { url: string; body: string }[] = [];
let expired = new Set<string>();
let given = 0;
let server: Server;
let base: string;

function address(part_number: number) {
  given += 1;
  const size_bytes = part_number === COUNT ? 7 : PART;
  return { part_number, size_bytes, method: 'PUT', url: `${base}/part/${part_number}?address=${given}`, headers: {} };
}

function answer(url: string, body: string): object {
  const file = { object: 'file', id: 'fil_1', status: 'awaiting_upload' };
  if (url === '/v1/files') {
    const parts = Array.from({ length: 50 }, (_, index) => address(index + 1));
    return { ...file, upload: { method: 'MULTIPART', part_size_bytes: PART, part_count: COUNT, parts } };
  }
  if (url.endsWith('/upload-parts')) {
    const { part_numbers } = JSON.parse(body) as { part_numbers: number[] };
    return { object: 'upload_parts', parts: part_numbers.map(address) };
  }
  return { ...file, status: 'queued' };
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const url = `${request.url}`;
    if (request.method === 'PUT') {
      if (expired.delete(url)) return response.writeHead(403).end();
      stored.set(Number(/\/part\/(\d+)/.exec(url)?.[1]), body);
      return response.writeHead(200).end();
    }
    calls.push({ url, body: body.toString() });
    response.writeHead(200, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(answer(url, body.toString())));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  base = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  stored.clear();
  calls.length = 0;
  expired = new Set();
  given = 0;
});

const upload = { name: 'notes.txt', media_type: 'text/plain', data, index_ids: ['idx_1'] } as const;
const send = (options = {}) =>
  new Patchbay({ baseUrl: base, accessToken: 'token' }).files.upload({ ...upload, index_ids: ['idx_1'] }, options);
const whole = () => Buffer.concat([...stored].toSorted(([a], [b]) => a - b).map(([, part]) => part));

describe('an upload in parts', () => {
  it('sends every part once, asks for the addresses that were not given out, and completes', async () => {
    const file = await send();
    expect(file).toEqual({ object: 'file', id: 'fil_1', status: 'queued' });
    expect(stored.size).toBe(COUNT);
    expect(sha256(whole())).toBe(sha256(data));
    expect(calls.at(-1)?.url).toBe('/v1/files/fil_1/complete');
    const asked = calls.filter(({ url }) => url.endsWith('/upload-parts'));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ body }) => JSON.parse(body).part_numbers.every((part: number) => part > 50))).toBe(true);
  });

  it('tells how far the whole is', async () => {
    const progress: number[] = [];
    await send({ onProgress: ({ sent_bytes }: { sent_bytes: number }) => progress.push(sent_bytes) });
    expect(Math.max(...progress)).toBe(data.length);
    expect(sha256(whole())).toBe(sha256(data));
  });

  it('replaces an address whose time is over', async () => {
    expired = new Set(['/part/3?address=3']);
    await send();
    const again = calls.filter(({ body }) => body === JSON.stringify({ part_numbers: [3] }));
    expect(again).toHaveLength(1);
    expect(sha256(whole())).toBe(sha256(data));
  });

  it('ends with the first part that is refused for good', async () => {
    expired = new Set(['/part/3?address=3', '/part/3?address=51']);
    await expect(send()).rejects.toMatchObject({ code: 'upload_refused', status: 403 });
    expect(calls.some(({ url }) => url.endsWith('/complete'))).toBe(false);
  });
});
