import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { DownloadSigner } from '@patchbay/core/audit';

/** Presigned GETs: whoever has the address reads this one object, for a while, saved under a name of ours. */
export function s3DownloadSigner(client: S3Client, bucket: string): DownloadSigner {
  return {
    presignDownload: (key, file_name, expires_in_seconds) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ResponseContentType: 'application/gzip',
          ResponseContentDisposition: `attachment; filename="${file_name}"`,
        }),
        { expiresIn: expires_in_seconds },
      ),
  };
}
