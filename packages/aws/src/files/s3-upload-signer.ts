import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { UploadSigner } from '@patchbay/core/file-storage';
import { hexToBase64 } from './checksums.ts';

/**
 * Presigned PUTs. Type, length and SHA-256 are signed headers, so S3 refuses any other content (400 BadDigest, 403),
 * and `If-None-Match: *` makes the object written once: an upload is exactly what was declared.
 */
export function s3UploadSigner(client: S3Client, bucket: string): UploadSigner {
  return {
    async presignUpload(key, { media_type, size_bytes, sha256 }, expiresInSeconds) {
      const checksum = hexToBase64(sha256);
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentType: media_type,
        ContentLength: size_bytes,
        ChecksumSHA256: checksum,
        IfNoneMatch: '*',
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: expiresInSeconds,
        signableHeaders: new Set(['content-length', 'content-type', 'if-none-match', 'x-amz-checksum-sha256', 'host']),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      });
      return {
        method: 'PUT',
        url,
        headers: { 'Content-Type': media_type, 'If-None-Match': '*', 'x-amz-checksum-sha256': checksum },
      };
    },
  };
}
