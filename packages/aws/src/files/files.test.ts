import { createHash, randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { startComponent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createS3Client, s3ObjectStore, s3UploadSigner } from './index.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };
const bucket = `files-${randomUUID()}`;
const text = Buffer.from('Saturday, nine to one.');
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const declared = { media_type: 'text/plain', size_bytes: text.length, sha256: sha256Of(text) };

let endpoint: string;
let client: ReturnType<typeof createS3Client>;
beforeAll(async () => {
  // The SDK reads them like a Lambda's; a user's own emulator has its own.
  for (const [name, value] of Object.entries(KEYS)) process.env[name] ??= value;
  endpoint = (await startComponent('aws-emulator')).aws_endpoint_url;
  process.env['AWS_ENDPOINT_URL'] = endpoint;
  client = createS3Client(endpoint);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
}, 600_000);

const newKey = () => `uploads/ten_1/fil_${randomUUID()}/1`;
const signed = (key: string, seconds = 60) => s3UploadSigner(client, bucket).presignUpload(key, declared, seconds);

/** Sends a body to a new presigned address, with its headers changed. @returns the status and what is stored then */
async function put(body: Buffer, headers: Record<string, string | undefined> = {}, key = newKey()) {
  const upload = await signed(key);
  const entries = Object.entries({ ...upload.headers, ...headers }).filter(([, value]) => value !== undefined);
  const answer = await fetch(upload.url, {
    method: upload.method,
    headers: Object.fromEntries(entries) as Record<string, string>,
    body,
  });
  return { status: answer.status, text: await answer.text(), stored: await s3ObjectStore(client, bucket).head(key) };
}

describe('an upload by a presigned address', { timeout: 60_000 }, () => {
  it('takes what was declared, and the storage vouches for it', async () => {
    expect(await put(text)).toMatchObject({
      status: 200,
      stored: { size_bytes: text.length, content_type: 'text/plain', sha256: declared.sha256 },
    });
  });

  it('refuses other bytes of the same length', async () => {
    const other = Buffer.from('Saturday, nine to two.');
    expect(other).toHaveLength(text.length);
    const { status, text: answer, stored } = await put(other);
    expect([status, stored]).toEqual([400, null]);
    expect(answer).toMatch(/BadDigest/);
  });

  const longer = Buffer.from([...text, 1]);
  const base64 = createHash('sha256').update(longer).digest('base64');
  it.each([
    ['another length', longer, {}],
    ['another length with a checksum that fits', longer, { 'x-amz-checksum-sha256': base64 }],
    ['another type', text, { 'Content-Type': 'text/html' }],
    ['no checksum', text, { 'x-amz-checksum-sha256': undefined }],
    ['no condition to write once', text, { 'If-None-Match': undefined }],
  ])('refuses %s', async (_what, body, headers) => {
    expect(await put(body, headers)).toMatchObject({ status: 403, stored: null });
  });

  it('is written once', async () => {
    const key = newKey();
    expect(await put(text, {}, key)).toMatchObject({ status: 200 });
    expect(await put(text, {}, key)).toMatchObject({ status: 412 });
  });

  it('is bound to its key', async () => {
    const [key, other] = [newKey(), newKey()];
    const { url, headers } = await signed(key);
    const moved = await fetch(url.replace(key, other), { method: 'PUT', headers, body: text });
    expect([moved.status, await s3ObjectStore(client, bucket).head(other)]).toEqual([403, null]);
  });

  it('ends with its time', async () => {
    const { url, headers } = await signed(newKey(), 1);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await fetch(url, { method: 'PUT', headers, body: text })).status).toBe(403);
  });

  it('says what to send, and keeps it out of the address', async () => {
    const { method, url, headers } = await signed(newKey());
    const checksum = Buffer.from(declared.sha256, 'hex').toString('base64');
    expect({ method, headers }).toEqual({
      method: 'PUT',
      headers: { 'Content-Type': 'text/plain', 'If-None-Match': '*', 'x-amz-checksum-sha256': checksum },
    });
    const query = new URL(url).searchParams;
    expect(query.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    );
    expect([...query.keys()].filter((name) => /checksum|sdk/i.test(name))).toEqual([]);
  });
});

describe('the files bucket', () => {
  it('gives back what was written, with no checksum that nobody checked', async () => {
    const objects = s3ObjectStore(client, bucket);
    await objects.write('work/a.json', '{"ä":1}', 'application/json');
    expect(new TextDecoder().decode(await objects.read('work/a.json'))).toBe('{"ä":1}');
    expect(await objects.head('work/a.json')).toEqual({
      size_bytes: 8,
      content_type: 'application/json',
      sha256: null,
    });
  });

  it('gives a copy on the disk for as long as it is used', async () => {
    const objects = s3ObjectStore(client, bucket);
    await objects.write('work/b', 'words', 'text/plain');
    let copy = '';
    const size = await objects.withCopy('work/b', async (path) => {
      copy = path;
      return (await stat(path)).size;
    });
    expect(size).toBe(5);
    await expect(stat(copy)).rejects.toThrow('ENOENT');
    await expect(objects.withCopy('work/none', async () => 'used')).rejects.toThrow(/NoSuchKey|not exist/);
  });

  it('has nothing under a key that nobody wrote', async () => {
    const objects = s3ObjectStore(client, bucket);
    expect(await objects.head('work/none')).toBeNull();
    await expect(objects.read('work/none')).rejects.toThrow(/NoSuchKey|not exist/);
  });
});
