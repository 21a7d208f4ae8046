import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { startComponent } from '@patchbay/testing';
import { beforeAll, expect, it } from 'vitest';
import { createS3Client, s3FolderLister, s3ObjectRemover } from './index.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };
const bucket = `folders-${randomUUID()}`;
let client: ReturnType<typeof createS3Client>;

beforeAll(async () => {
  for (const [name, value] of Object.entries(KEYS)) process.env[name] ??= value;
  const endpoint = (await startComponent('aws-emulator')).aws_endpoint_url;
  process.env['AWS_ENDPOINT_URL'] = endpoint;
  client = createS3Client(endpoint);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
}, 600_000);

it('lists the folders below a prefix, each once, and none that is gone with its versions', {
  timeout: 60_000,
}, async () => {
  for (const key of [
    'uploads/ten_1/fil_1/1',
    'uploads/ten_1/fil_1/2',
    'uploads/ten_1/fil_2/1',
    'uploads/ten_2/fil_3/1',
  ]) {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: 'x' }));
  }
  const folders = async (prefix: string) =>
    (await Array.fromAsync(s3FolderLister(client, bucket).folders(prefix))).flat();
  expect(await folders('uploads/ten_1/')).toEqual(['fil_1', 'fil_2']);
  expect(await folders('work/ten_1/')).toEqual([]);
  await s3ObjectRemover(client, bucket).removeAll('uploads/ten_1/fil_1/');
  expect(await folders('uploads/ten_1/')).toEqual(['fil_2']);
});
