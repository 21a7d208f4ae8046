import { ID_PREFIXES, OBJECT_AREAS } from '../kernel/index.ts';

/** Names one immutable content of a file. */
export interface FileVersionRef {
  readonly tenant_id: string;
  readonly file_id: string;
  readonly version: number;
}

/** Key of an uploaded object: the tenant's prefix is part of it, and the presigned URL is bound to it. */
export function uploadKey({ tenant_id, file_id, version }: FileVersionRef): string {
  return `${OBJECT_AREAS.uploads}${tenant_id}/${file_id}/${version}`;
}

/**
 * Key of something that one ingestion step leaves for the next. The same content always has the same keys: what one
 * execution left, the next one goes on from.
 */
export function workKey({ tenant_id, file_id, version }: FileVersionRef, name: string): string {
  return `${OBJECT_AREAS.work}${tenant_id}/${file_id}/${version}/${name}`;
}

/** Everything that is stored of a file lies under these. */
export function filePrefixes({ tenant_id, file_id }: Pick<FileVersionRef, 'tenant_id' | 'file_id'>): string[] {
  return [OBJECT_AREAS.uploads, OBJECT_AREAS.work].map((area) => `${area}${tenant_id}/${file_id}/`);
}

const UPLOAD = new RegExp(
  `^${OBJECT_AREAS.uploads}(${ID_PREFIXES.tenant}_[0-9A-Z]{26})/(${ID_PREFIXES.file}_[0-9A-Z]{26})/([1-9][0-9]{0,8})$`,
);

/** What an uploaded object belongs to; null for a key that is none of ours. */
export function parseUploadKey(key: string): FileVersionRef | null {
  const [, tenant_id, file_id, version] = UPLOAD.exec(key) ?? [];
  if (tenant_id === undefined || file_id === undefined || version === undefined) return null;
  return { tenant_id, file_id, version: Number(version) };
}
