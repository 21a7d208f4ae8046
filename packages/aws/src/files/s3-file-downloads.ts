import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileDownloadSigner } from '@patchbay/core/file-storage';

/** A name as RFC 6266 sends it: in ASCII for old clients, and as it is (RFC 5987) for all others. */
function disposition(name: string, inline: boolean): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Presigned GETs: saved as a file, or shown by the browser under the storage's own origin. */
export function s3FileDownloads(client: S3Client, bucket: string): FileDownloadSigner {
  return {
    presignDownload: (key, { file_name, media_type, inline }, expiresInSeconds) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ResponseContentType: media_type,
          ResponseContentDisposition: disposition(file_name, inline),
        }),
        { expiresIn: expiresInSeconds },
      ),
  };
}
