import { z } from 'zod';
import { documentMediaTypeSchema } from '../ingestion-pipeline/index.ts';
import { idSchema, pageOf, pageQuery, timeField } from '../kernel/index.ts';
import { type File, fileNameField, sha256Field } from './file.ts';

/** Where a version of a file stands. */
export const FILE_VERSION_STATUSES = ['awaiting_upload', 'queued', 'processing', 'ready', 'failed'] as const;

/** One immutable content of a file. */
export const fileVersionSchema = z
  .object({
    object: z.literal('file_version'),
    id: z.string(),
    tenant_id: idSchema('tenant'),
    file_id: idSchema('file'),
    version: z.int().min(1),
    name: fileNameField,
    media_type: documentMediaTypeSchema,
    size_bytes: z.int(),
    sha256: sha256Field,
    status: z.enum(FILE_VERSION_STATUSES),
    live: z.boolean().meta({ description: 'Whether searches find it' }),
    reason: z.object({ code: z.string(), message: z.string() }).nullable(),
    pages: z.int().nullable(),
    chunks: z.int().nullable(),
    created_at: timeField,
    ready_at: timeField.nullable(),
    purged_at: timeField.nullable().meta({ description: 'When its content was removed: nothing needed it any more' }),
  })
  .meta({ id: 'FileVersion', description: 'One immutable content of a file' });
export type FileVersion = z.infer<typeof fileVersionSchema>;

/** A version as it is stored; which one is live is the file's to know. */
export type StoredFileVersion = Omit<FileVersion, 'object' | 'live'>;

export const listFileVersionsSchema = z.strictObject(pageQuery);
export const fileVersionPageSchema = pageOf(fileVersionSchema);

/** The id of a version, from nothing but what it is. */
export const fileVersionId = (fileId: string, version: number) => `${fileId}_v${version}`;

/** A stored version as the API shows it. */
export function toFileVersion(stored: StoredFileVersion, { live_version }: Pick<File, 'live_version'>): FileVersion {
  return { object: 'file_version', ...stored, live: stored.version === live_version };
}

/** The row of the version that a file has now. */
export function versionOf(
  file: Omit<File, 'object'>,
): Omit<StoredFileVersion, 'created_at'> & { readonly created_at: Date } {
  const { id, tenant_id, version, name, media_type, size_bytes, sha256, status, reason, pages, chunks } = file;
  return {
    id: fileVersionId(id, version),
    tenant_id,
    file_id: id,
    version,
    name,
    media_type,
    size_bytes,
    sha256,
    status: status === 'archived' ? 'failed' : status,
    reason,
    pages,
    chunks,
    created_at: file.updated_at,
    ready_at: null,
    purged_at: null,
  };
}
