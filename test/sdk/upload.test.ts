import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Patchbay, PatchbayError } from '@patchbay/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** What the storage was sent, and what it answers. */
const stored: { headers: Record<string, unknown>; sha256: string; bytes: number }[] = [];
let refusals: number[] = [];
const calls: { url: string; body: string }[] = [];
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (request.method === 'PUT') {
      const sha256 = createHash('sha256').update(body).digest('hex');
      stored.push({ headers: request.headers, sha256, bytes: body.length });
      response.writeHead(refusals.shift() ?? 200).end();
      return;
    }
    calls.push({ url: `${request.url}`, body: body.toString() });
    const upload = { method: 'PUT', url: `${base}/bucket/key`, headers: { 'content-type': 'text/plain' } };
    const file = { object: 'file', id: 'fil_1', status: request.url === '/v1/files' ? 'awaiting_upload' : 'queued' };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(request.url === '/v1/files' ? { ...file, upload } : file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  stored.length = 0;
  calls.length = 0;
  refusals = [];
});

const data = new TextEncoder().encode('knowledge '.repeat(50_000));
const sha256 = createHash('sha256').update(data).digest('hex');
const upload = { name: 'notes.txt', media_type: 'text/plain', data, index_ids: ['idx_1'] } as const;
const client = () => new Patchbay({ baseUrl: base, accessToken: 'token' });
const options = { ...upload, index_ids: [...upload.index_ids] };

describe('an upload', () => {
  it('declares the document, sends exactly its bytes with what was signed, and says that it is there', async () => {
    const file = await client().files.upload(options);
    expect(file).toEqual({ object: 'file', id: 'fil_1', status: 'queued' });
    expect(calls.map(({ url }) => url)).toEqual(['/v1/files', '/v1/files/fil_1/complete']);
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
      name: 'notes.txt',
      media_type: 'text/plain',
      index_ids: ['idx_1'],
      size_bytes: data.length,
      sha256,
    });
    expect(stored).toMatchObject([{ sha256, bytes: data.length, headers: { 'content-type': 'text/plain' } }]);
    expect(stored[0]?.headers['authorization']).toBeUndefined();
  });

  it('tells how far it is, and has a known length on the wire', async () => {
    const progress: number[] = [];
    await client().files.upload(options, { onProgress: ({ sent_bytes }) => progress.push(sent_bytes) });
    expect(progress.at(0)).toBe(0);
    expect(progress.at(-1)).toBe(data.length);
    expect(progress.length).toBeGreaterThan(3);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(stored[0]).toMatchObject({ sha256, headers: { 'content-length': `${data.length}` } });
    expect(stored[0]?.headers['transfer-encoding']).toBeUndefined();
  });

  it('is repeated when the storage fails, and given up when it refuses', async () => {
    refusals = [503];
    await client().files.upload(options, { onProgress: () => {} });
    expect(stored.map((object) => object.sha256)).toEqual([sha256, sha256]);
    refusals = [403];
    const error = await client()
      .files.upload(options)
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(PatchbayError);
    expect(error).toMatchObject({ code: 'upload_refused', status: 403 });
    expect(stored).toHaveLength(3);
  });
});
