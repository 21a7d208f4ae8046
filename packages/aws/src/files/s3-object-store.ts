import { GetObjectCommand, HeadObjectCommand, NotFound, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ObjectStore } from '@patchbay/core/file-storage';

const base64ToHex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');

/** Objects of the files bucket. */
export function s3ObjectStore(client: S3Client, bucket: string): ObjectStore {
  return {
    async head(key) {
      try {
        const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
        return {
          size_bytes: found.ContentLength ?? 0,
          content_type: found.ContentType ?? '',
          sha256: found.ChecksumSHA256 === undefined ? null : base64ToHex(found.ChecksumSHA256),
        };
      } catch (error) {
        if (error instanceof NotFound) return null;
        throw error;
      }
    },

    async read(key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined) throw new Error('an object came without a body');
      return Body.transformToByteArray();
    },

    async write(key, content, contentType) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, ContentType: contentType }));
    },
  };
}
