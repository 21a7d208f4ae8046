import { ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FolderLister } from '@patchbay/core/knowledge-upkeep';

/** Lists what lies below a prefix by folder: a page a thousand folders, however many objects are in them. */
export function s3FolderLister(client: S3Client, bucket: string): FolderLister {
  return {
    async *folders(prefix) {
      for (let marker: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {}; ; ) {
        const page = await client.send(
          new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, Delimiter: '/', ...marker }),
        );
        const found = (page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix.slice(prefix.length, -1));
        if (found.length > 0) yield found;
        if (page.IsTruncated !== true) return;
        marker = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      }
    },
  };
}
