import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ObjectStore } from '@patchbay/core/file-storage';
import { AppError } from '@patchbay/core/kernel';
import { base64ToHex } from './checksums.ts';
import { withScratchFile } from './scratch-file.ts';

/** A checksum of checksums of parts (`…=-3`) says nothing of the whole object. */
function wholeSha256({ ChecksumSHA256, ChecksumType }: HeadObjectCommandOutput): string | null {
  const composite = ChecksumType === 'COMPOSITE' || ChecksumSHA256?.includes('-') === true;
  return ChecksumSHA256 === undefined || composite ? null : base64ToHex(ChecksumSHA256);
}

/** Objects of the files bucket. */
export function s3ObjectStore(client: S3Client, bucket: string): ObjectStore {
  async function bodyOf(key: string) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (Body === undefined) throw new Error('an object came without a body');
    return Body;
  }

  async function streamOf(key: string): Promise<Readable> {
    const body = await bodyOf(key);
    if (!(body instanceof Readable)) throw new Error('an object came as no stream');
    return body;
  }

  return {
    async head(key) {
      try {
        const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
        return {
          size_bytes: found.ContentLength ?? 0,
          content_type: found.ContentType ?? '',
          sha256: wholeSha256(found),
        };
      } catch (error) {
        if (error instanceof NotFound) return null;
        throw new AppError('upstream_failed', { message: 'The file storage did not answer properly.', cause: error });
      }
    },

    read: async (key) => (await bodyOf(key)).transformToByteArray(),

    withCopy: (key, use) =>
      withScratchFile(async (path) => {
        await pipeline(await streamOf(key), createWriteStream(path));
        return use(path);
      }),

    async sha256(key) {
      const body = await streamOf(key);
      const hash = createHash('sha256');
      await pipeline(body, hash);
      return hash.digest('hex');
    },

    async write(key, content, contentType) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, ContentType: contentType }));
    },
  };
}
