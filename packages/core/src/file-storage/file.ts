import { z } from 'zod';
import { documentMediaTypeSchema } from '../ingestion-pipeline/index.ts';
import { idSchema, metadataField, pageOf, pageQuery, timeField } from '../kernel/index.ts';

/**
 * awaiting_upload → processing → ready | failed. `queued` is a retry that waits for its execution. A failed file can be
 * retried; nothing is lost.
 */
export const FILE_STATUSES = ['awaiting_upload', 'queued', 'processing', 'ready', 'failed'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** Where the work on a file stands. */
export const FILE_STAGES = ['upload', 'claim', 'parse', 'chunk', 'embed', 'index', 'done'] as const;
export type FileStage = (typeof FILE_STAGES)[number];

/** Largest file in bytes that one presigned PUT takes. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

/** No slash and no control character, in words that every implementation of regular expressions knows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it refuses
const NAME_PATTERN = /^[^\u0000-\u001f\u007f-\u009f/\\]+$/;

const fileNameField = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(NAME_PATTERN, 'must not contain slashes or control characters')
  .meta({ description: 'Name shown in citations', example: 'clinic-handbook.pdf' });

const sha256Field = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
  .meta({ description: 'SHA-256 of the whole file, hexadecimal' });

/** A document of a tenant on its way to being searchable. */
export const fileSchema = z
  .object({
    object: z.literal('file'),
    id: idSchema('file'),
    tenant_id: idSchema('tenant'),
    name: fileNameField,
    media_type: documentMediaTypeSchema,
    size_bytes: z.int(),
    sha256: sha256Field,
    /** Immutable content; a replaced file is the next version. */
    version: z.int(),
    /** Indexes in which its chunks are searched. */
    index_ids: z.array(idSchema('search_index')),
    metadata: metadataField,
    status: z.enum(FILE_STATUSES),
    stage: z.enum(FILE_STAGES),
    percent: z.int().min(0).max(100),
    /** Executions so far. */
    attempt: z.int(),
    /** By when the current status must have changed; then the file is failed. */
    deadline_at: timeField.nullable(),
    reason: z.object({ code: z.string(), message: z.string() }).nullable(),
    pages: z.int().nullable(),
    chunks: z.int().nullable(),
    created_at: timeField,
    updated_at: timeField,
    ready_at: timeField.nullable(),
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'File', description: 'A document on its way to being searchable' });
export type File = z.infer<typeof fileSchema>;

/** Body of `POST /v1/files`. */
export const createFileSchema = z.strictObject({
  name: fileNameField,
  media_type: documentMediaTypeSchema,
  size_bytes: z.int().min(1).max(MAX_FILE_BYTES),
  sha256: sha256Field,
  index_ids: z
    .array(idSchema('search_index'))
    .min(1)
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length, 'must not repeat an index')
    .meta({ description: 'Indexes in which to search it' }),
  metadata: metadataField.default({}),
});
export type CreateFile = z.output<typeof createFileSchema>;

/** How to send the content: exactly these headers, exactly the declared bytes, once. */
export const uploadSchema = z
  .object({
    method: z.literal('PUT'),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    expires_at: timeField,
  })
  .meta({ id: 'Upload' });
export type Upload = z.infer<typeof uploadSchema>;

/** A file with the address to upload it to; `upload` is null where nothing is to be sent. */
export const fileWithUploadSchema = fileSchema
  .extend({ upload: uploadSchema.nullable() })
  .meta({ id: 'FileWithUpload' });
export type FileWithUpload = z.infer<typeof fileWithUploadSchema>;

/** Query of `GET /v1/files`. */
export const listFilesSchema = z.strictObject({
  ...pageQuery,
  status: z.enum(FILE_STATUSES).optional(),
  index_id: idSchema('search_index').optional(),
});
export const filePageSchema = pageOf(fileSchema);
