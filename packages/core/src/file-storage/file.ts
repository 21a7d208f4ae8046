import { z } from 'zod';
import { documentMediaTypeSchema, MAX_DOCUMENT_BYTES } from '../ingestion-pipeline/index.ts';
import { idSchema, metadataField, pageOf, timeField } from '../kernel/index.ts';

/**
 * awaiting_upload → processing → ready | failed. `queued` is a retry that waits for its execution. A failed file can be
 * retried; nothing is lost. `archived` is out of every live search, and is purged some time later unless it is restored.
 */
export const FILE_STATUSES = ['awaiting_upload', 'queued', 'processing', 'ready', 'failed', 'archived'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** Where the work on a file stands. */
export const FILE_STAGES = ['upload', 'claim', 'parse', 'chunk', 'embed', 'index', 'done'] as const;
export type FileStage = (typeof FILE_STAGES)[number];

/** Largest file in bytes that can be read; types and tenants may have lower limits. */
export const MAX_FILE_BYTES = MAX_DOCUMENT_BYTES;

/** No slash and no control character, in words that every implementation of regular expressions knows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it refuses
const NAME_PATTERN = /^[^\u0000-\u001f\u007f-\u009f/\\]+$/;

export const fileNameField = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(NAME_PATTERN, 'must not contain slashes or control characters')
  .meta({ description: 'Name shown in citations', example: 'clinic-handbook.pdf' });

export const sha256Field = z
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
    version: z.int().meta({ description: 'The newest version: name, type, size, status and progress are its own' }),
    live_version: z
      .int()
      .nullable()
      .meta({ description: 'The version that searches find: an older one, as long as the newest is not ready' }),
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
    purge_at: timeField.nullable().meta({ description: 'When an archived file is removed for good' }),
  })
  .meta({ id: 'File', description: 'A document on its way to being searchable' });
export type File = z.infer<typeof fileSchema>;
export const filePageSchema = pageOf(fileSchema);
