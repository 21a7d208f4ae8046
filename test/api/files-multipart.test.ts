import { createHash } from 'node:crypto';
import { createS3Client, s3ObjectStore } from '@patchbay/aws/files';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiAnswer, ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { openUploadsCloud, type UploadsCloud } from './support/uploads-cloud.ts';

const MIB = 1024 * 1024;
const PART = 16 * MIB;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A little over what one PUT takes: seven parts, the last one short. */
const content = Buffer.alloc(100 * MIB + 5, 'Saturday, nine to one. ');
const partsOf = (bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / PART) }, (_, index) =>
    bytes.subarray(index * PART, (index + 1) * PART),
  );
const parts = partsOf(content);
const part_sha256 = parts.map(sha256);

interface Part {
  readonly part_number: number;
  readonly url: string;
  readonly headers: Record<string, string>;
}

let api: TestApi;
let cloud: UploadsCloud;
let client: ApiClient;
let declaration: Record<string, unknown>;

beforeAll(async () => {
  cloud = await openUploadsCloud({ events: true });
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...cloud.env } });
  ({ client } = await api.tenant());
  const index = (await client.post('/v1/search-indexes', { name: 'Handbooks' })).body.id;
  declaration = {
    name: 'archive.pdf',
    media_type: 'application/pdf',
    size_bytes: content.length,
    sha256: sha256(content),
    index_ids: [index],
  };
}, 600_000);

const declared = async (more: object = {}) => (await client.post('/v1/files', { ...declaration, ...more })).body;
const keyOf = ({ tenant_id, id }: { tenant_id: string; id: string }) => `uploads/${tenant_id}/${id}/1`;
const objects = () => s3ObjectStore(createS3Client(cloud.env['AWS_ENDPOINT_URL']), cloud.bucket);
const put = ({ url, headers }: Part, body: Buffer) => fetch(url, { method: 'PUT', headers, body });
const refusal = ({ status, body }: ApiAnswer) => [status, body.error.code, body.error.param ?? null];

describe('a content over 100 MiB', { timeout: 240_000 }, () => {
  it('is sent in parts, goes on where it was interrupted, becomes one object and starts its ingestion', async () => {
    const { upload, ...file } = await declared({ part_sha256 });
    expect(upload).toMatchObject({ method: 'MULTIPART', part_size_bytes: PART, part_count: 7 });
    expect(upload.parts.map((part: Part) => part.part_number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const index of [0, 1, 2, 3, 4]) {
      expect((await put(upload.parts[index], parts[index] as Buffer)).status).toBe(200);
    }

    const state = await client.get(`/v1/files/${file.id}/upload`);
    expect(state.body).toMatchObject({ object: 'upload_state', part_count: 7, missing: [6, 7] });
    const early = await client.post(`/v1/files/${file.id}/complete`, {});
    expect(refusal(early)).toEqual([422, 'unprocessable', 'parts']);
    expect(early.body.error.details.part_numbers).toEqual([6, 7]);

    const more = await client.post(`/v1/files/${file.id}/upload-parts`, { part_numbers: state.body.missing });
    expect(more.status, more.text).toBe(200);
    for (const part of more.body.parts as Part[]) {
      expect((await put(part, parts[part.part_number - 1] as Buffer)).status).toBe(200);
    }
    const wrong = { parts: [{ part_number: 1, etag: 'other' }] };
    const other = await client.post(`/v1/files/${file.id}/complete`, wrong);
    expect(refusal(other)).toEqual([422, 'unprocessable', 'parts']);

    const uploaded = (await client.get(`/v1/files/${file.id}/upload`)).body.uploaded;
    const said = uploaded.map(({ part_number, etag }: { part_number: number; etag: string }) => ({
      part_number,
      etag,
    }));
    const completed = await client.post(`/v1/files/${file.id}/complete`, { parts: said });
    expect(completed.status, completed.text).toBe(200);
    expect(completed.body.status).toBe('awaiting_upload');
    expect((await client.post(`/v1/files/${file.id}/complete`, {})).body.status).toBe('awaiting_upload');

    expect(await objects().head(keyOf(file))).toEqual({
      size_bytes: content.length,
      content_type: 'application/pdf',
      sha256: null,
    });
    expect(await objects().sha256(keyOf(file))).toBe(declaration['sha256']);
    await expect
      .poll(() => cloud.executions(), { timeout: 30_000 })
      .toContainEqual({ bucket: cloud.bucket, key: keyOf(file) });
  });

  it('is bound part by part: to number, length, and checksum where it was declared', async () => {
    const { upload } = await declared({ part_sha256 });
    const [first, second] = upload.parts as [Part, Part];
    expect(first.headers).toEqual({
      'x-amz-checksum-sha256': Buffer.from(part_sha256[0] ?? '', 'hex').toString('base64'),
    });
    const other = Buffer.from(parts[0] as Buffer);
    other[0] = 0;
    expect((await put(first, other)).status).toBe(400);
    expect((await put(first, other.subarray(1))).status).toBe(403);
    const moved = { ...first, url: first.url.replace('partNumber=1', 'partNumber=2') };
    expect(moved.url).not.toBe(first.url);
    expect((await put(moved, parts[0] as Buffer)).status).toBe(403);
    expect((await put({ ...first, url: second.url }, parts[0] as Buffer)).status).toBe(403);
  });

  it('needs no checksums of its parts: its own is checked when it is claimed', async () => {
    const { upload, ...file } = await declared();
    expect(upload.parts[0].headers).toEqual({});
    expect((await put(upload.parts[0], parts[0] as Buffer)).status).toBe(200);
    expect((await client.get(`/v1/files/${file.id}/upload`)).body.missing).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('is aborted when it is stopped: no part is taken any more, and a retry begins a new one', async () => {
    const { upload, ...file } = await declared();
    expect((await client.post(`/v1/files/${file.id}/stop`)).body).toMatchObject({
      status: 'failed',
      reason: { code: 'stopped' },
    });
    expect((await put(upload.parts[6], parts[6] as Buffer)).status).toBe(404);
    expect(refusal(await client.get(`/v1/files/${file.id}/upload`))).toEqual([409, 'file_not_ready', null]);
    const retried = await client.post(`/v1/files/${file.id}/retry`);
    expect(retried.body).toMatchObject({ status: 'awaiting_upload', upload: { method: 'MULTIPART' } });
    expect((await put(retried.body.upload.parts[6], parts[6] as Buffer)).status).toBe(200);
  });
});

describe('what bad input gets', () => {
  it.each([
    ['too few checksums', { part_sha256: part_sha256.slice(1) }],
    ['checksums of parts that it does not have', { size_bytes: 5, part_sha256 }],
  ])('a content with %s: 422 naming the field', async (_what, more) => {
    expect(refusal(await client.post('/v1/files', { ...declaration, ...more }))).toEqual([
      422,
      'unprocessable',
      'part_sha256',
    ]);
  });

  it('a part that the content does not have, or twice the same', async () => {
    const { id } = await declared();
    const ask = (part_numbers: number[]) => client.post(`/v1/files/${id}/upload-parts`, { part_numbers });
    expect(refusal(await ask([1, 8]))).toEqual([422, 'unprocessable', 'part_numbers.1']);
    expect(refusal(await ask([1, 1]))).toEqual([400, 'invalid_body', 'part_numbers']);
    const small = (await client.post('/v1/files', { ...declaration, size_bytes: 5 })).body;
    expect(refusal(await client.get(`/v1/files/${small.id}/upload`))).toEqual([409, 'file_not_ready', null]);
  });
});
