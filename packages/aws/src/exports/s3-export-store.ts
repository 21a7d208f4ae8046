import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { ExportStore } from '@patchbay/core/audit';

/** S3 takes parts of 5 MiB and more, 10,000 of them: a file of at most 80 GB. */
const PART_BYTES = 8 * 1024 * 1024;

const CONTENT_TYPE = 'application/gzip';

/**
 * Writes gzip files to a bucket while their lines come: one part at a time is in memory. An object appears when it is
 * complete; what was begun and fails is taken back (and the bucket's lifecycle removes what a dead worker left).
 */
export function s3ExportStore(client: S3Client, bucket: string, partBytes = PART_BYTES): ExportStore {
  return {
    async write(key, lines) {
      const hash = createHash('sha256');
      const upload = partwise(client, { Bucket: bucket, Key: key });
      let size_bytes = 0;
      let waiting: Uint8Array[] = [];
      let waiting_bytes = 0;
      try {
        await pipeline(lines, createGzip(), async (chunks: AsyncIterable<Uint8Array>) => {
          for await (const chunk of chunks) {
            hash.update(chunk);
            size_bytes += chunk.length;
            waiting.push(chunk);
            waiting_bytes += chunk.length;
            if (waiting_bytes < partBytes) continue;
            await upload.part(Buffer.concat(waiting));
            waiting = [];
            waiting_bytes = 0;
          }
        });
        await upload.end(Buffer.concat(waiting));
      } catch (error) {
        await upload.abort().catch(() => undefined);
        throw error;
      }
      return { size_bytes, sha256: hash.digest('hex') };
    },
  };
}

/** An upload in parts, or in one piece where it turns out to be small. */
function partwise(client: S3Client, where: { Bucket: string; Key: string }) {
  let upload_id: string | undefined;
  const parts: { PartNumber: number; ETag: string | undefined }[] = [];

  async function part(content: Uint8Array): Promise<void> {
    upload_id ??= (await client.send(new CreateMultipartUploadCommand({ ...where, ContentType: CONTENT_TYPE })))
      .UploadId;
    const PartNumber = parts.length + 1;
    const target = { ...where, UploadId: upload_id, PartNumber };
    const { ETag } = await client.send(new UploadPartCommand({ ...target, Body: content }));
    parts.push({ PartNumber, ETag });
  }

  return {
    part,
    async end(last: Uint8Array): Promise<void> {
      if (upload_id === undefined) {
        await client.send(new PutObjectCommand({ ...where, ContentType: CONTENT_TYPE, Body: last }));
        return;
      }
      if (last.length > 0) await part(last);
      const target = { ...where, UploadId: upload_id };
      await client.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts: parts } }));
    },
    async abort(): Promise<void> {
      if (upload_id !== undefined)
        await client.send(new AbortMultipartUploadCommand({ ...where, UploadId: upload_id }));
    },
  };
}
