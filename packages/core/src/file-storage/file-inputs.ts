import { z } from 'zod';
import { documentMediaTypeSchema } from '../ingestion-pipeline/index.ts';
import { AppError, idSchema, metadataField, pageQuery } from '../kernel/index.ts';
import { FILE_STATUSES, type FileStatus, fileNameField, fileSchema, MAX_FILE_BYTES, sha256Field } from './file.ts';
import { uploadSchema } from './upload.ts';

/** What is said of a content before it is uploaded. */
const contentFields = {
  name: fileNameField,
  media_type: documentMediaTypeSchema,
  size_bytes: z.int().min(1).max(MAX_FILE_BYTES).meta({
    description:
      'Up to 512 MiB of PDF or DOCX, 100 MiB of DOC or HTML, 80 MB of plain text or Markdown, within the limits of the tenant',
  }),
  sha256: sha256Field,
  part_sha256: z
    .array(sha256Field)
    .min(1)
    .max(10_000)
    .optional()
    .meta({
      description:
        'For content over 100 MiB: the SHA-256 of every part, in order, so that the storage refuses a damaged part. All parts but the last have 16 MiB',
      example: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    }),
};

/** Body of `POST /v1/files`. */
export const createFileSchema = z.strictObject({
  ...contentFields,
  index_ids: z
    .array(idSchema('search_index'))
    .min(1)
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length, 'must not repeat an index')
    .meta({ description: 'Indexes in which to search it' }),
  metadata: metadataField.default({}),
  on_duplicate: z.enum(['reuse', 'create', 'refuse']).default('reuse').meta({
    description:
      'Where a searchable file of the tenant has the same content: `reuse` answers with that file, which is added to the indexes asked for; `create` makes another file; `refuse` answers already_exists',
  }),
});
export type CreateFile = z.output<typeof createFileSchema>;

/** Body of `POST /v1/files/{file_id}/versions`: the next content of a file. */
export const createFileVersionSchema = z.strictObject({ ...contentFields, name: fileNameField.optional() });
export type CreateFileVersion = z.output<typeof createFileVersionSchema>;

/** A file with the address to upload it to; `upload` is null where nothing is to be sent. */
export const fileWithUploadSchema = fileSchema
  .extend({ upload: uploadSchema.nullable() })
  .meta({ id: 'FileWithUpload' });
export type FileWithUpload = z.infer<typeof fileWithUploadSchema>;

/** What creating a file answers with. */
export const createdFileSchema = fileWithUploadSchema
  .extend({
    deduplicated: z.boolean().meta({ description: 'It is a file that was there already, with the same content' }),
  })
  .meta({ id: 'CreatedFile' });
export type CreatedFile = z.infer<typeof createdFileSchema>;

const instant = z.iso.datetime({ offset: true }).meta({ example: '2026-11-22T10:00:00Z' });

/** Query of `GET /v1/files`. */
export const listFilesSchema = z.strictObject({
  ...pageQuery,
  status: z.enum(FILE_STATUSES).optional().meta({ description: 'All but archived unless told otherwise' }),
  archived: z
    .enum(['exclude', 'include', 'only'])
    .optional()
    .meta({ description: 'Whether archived ones are listed; not together with status' }),
  index_id: idSchema('search_index').optional().meta({ description: 'Only files of this index' }),
  name: z.string().min(1).max(255).optional().meta({ description: 'Only this very name (case matters)' }),
  name_prefix: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({ description: 'Only names that begin so (case matters); the list is then ordered by name' }),
  media_type: documentMediaTypeSchema.optional(),
  created_after: instant.optional().meta({ description: 'Only what was declared at this time or later' }),
  created_before: instant.optional().meta({ description: 'Only what was declared before this time' }),
});
export type ListFiles = z.output<typeof listFilesSchema>;

/** The statuses that a list shows. @throws AppError `invalid_query` where status and archived are both given. */
export function listedFileStatuses({ status, archived }: Pick<ListFiles, 'status' | 'archived'>): FileStatus[] {
  if (status === undefined) {
    return FILE_STATUSES.filter((each) => archived === 'include' || (each === 'archived') === (archived === 'only'));
  }
  if (archived === undefined) return [status];
  throw new AppError('invalid_query', { message: 'archived: cannot be given together with status', param: 'archived' });
}
