import { S3Client } from '@aws-sdk/client-s3';

/** How long a connection may take, and how long it may stay silent: unasked, the SDK waits for ever. */
const PATIENCE = { connectionTimeout: 5_000, socketTimeout: 15_000 };

/**
 * A client of S3. An emulator knows buckets by path only; AWS knows both ways and prefers the host name. Checksums are
 * made only where an operation needs one, so that presigned uploads carry exactly the one that was declared.
 */
export function createS3Client(endpoint: string | undefined): S3Client {
  return new S3Client({
    forcePathStyle: endpoint !== undefined,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: PATIENCE,
  });
}
