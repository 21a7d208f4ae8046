import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  NoSuchUpload,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { MultipartUploads, StoredPart } from '@patchbay/core/file-storage';
import { hexToBase64 } from './checksums.ts';

/**
 * Uploads in parts. A part's address is bound to the upload, its number and its length, and to its SHA-256 where that
 * was declared; `If-None-Match: *` at the end makes the object written once, like that of a single PUT.
 */
export function s3MultipartUploads(client: S3Client, bucket: string): MultipartUploads {
  /** Null where the upload is over. */
  const unlessOver = async <T>(answer: Promise<T>): Promise<T | null> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof NoSuchUpload || (error as Error).name === 'NoSuchUpload') return null;
      throw error;
    }
  };

  return {
    async begin(key, { media_type, part_checksums }) {
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({
          Bucket: bucket,
          Key: key,
          ContentType: media_type,
          ...(part_checksums ? { ChecksumAlgorithm: 'SHA256', ChecksumType: 'COMPOSITE' } : {}),
        }),
      );
      if (UploadId === undefined) throw new Error('an upload in parts came without an id');
      return UploadId;
    },

    async presignPart(key, uploadId, { part_number, size_bytes, sha256 }, expiresInSeconds) {
      const checksum = sha256 === null ? undefined : hexToBase64(sha256);
      const command = new UploadPartCommand({
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        PartNumber: part_number,
        ContentLength: size_bytes,
        ...(checksum === undefined ? {} : { ChecksumSHA256: checksum }),
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: expiresInSeconds,
        signableHeaders: new Set(['content-length', 'x-amz-checksum-sha256', 'host']),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      });
      const headers: Record<string, string> = checksum === undefined ? {} : { 'x-amz-checksum-sha256': checksum };
      return { part_number, size_bytes, method: 'PUT', url, headers };
    },

    async parts(key, uploadId) {
      const found: StoredPart[] = [];
      for (let marker: string | undefined; ; ) {
        const page = await unlessOver(
          client.send(new ListPartsCommand({ Bucket: bucket, Key: key, UploadId: uploadId, PartNumberMarker: marker })),
        );
        if (page === null) return null;
        for (const { PartNumber, Size, ETag } of page.Parts ?? []) {
          found.push({ part_number: PartNumber ?? 0, size_bytes: Size ?? 0, etag: ETag ?? '' });
        }
        if (page.IsTruncated !== true || page.NextPartNumberMarker === undefined) return found;
        marker = page.NextPartNumberMarker;
      }
    },

    async complete(key, uploadId, parts) {
      const Parts = parts.map(({ part_number, etag, sha256 }) => ({
        PartNumber: part_number,
        ETag: etag,
        ...(sha256 === null ? {} : { ChecksumSHA256: hexToBase64(sha256) }),
      }));
      await client.send(
        new CompleteMultipartUploadCommand({
          Bucket: bucket,
          Key: key,
          UploadId: uploadId,
          MultipartUpload: { Parts },
          IfNoneMatch: '*',
        }),
      );
    },

    async abort(key, uploadId) {
      await unlessOver(client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId })));
    },
  };
}
