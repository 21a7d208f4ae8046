import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ObjectRemover } from '@patchbay/core/file-storage';

/** Removes objects with all their versions and delete markers: nothing of them can be brought back. */
export function s3ObjectRemover(client: S3Client, bucket: string): ObjectRemover {
  return {
    async removeAll(prefix) {
      // Without its slash, the prefix of one file would be that of others too.
      if (!prefix.endsWith('/') || prefix.split('/').length < 4) throw new Error(`${prefix} is not one file's prefix`);
      for (let removed = 0; ; ) {
        // Always the first page: what it lists is gone when the next is asked for.
        const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix }));
        const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
        if (found.length === 0) return removed;
        const Objects = found.map(({ Key, VersionId }) => ({ Key, VersionId }));
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        );
        if (Errors.length > 0) throw new Error(`${Errors.length} objects could not be removed: ${Errors[0]?.Code}`);
        removed += found.length;
      }
    },
  };
}
