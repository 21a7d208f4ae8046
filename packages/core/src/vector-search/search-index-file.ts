import { z } from 'zod';
import { idSchema, pageOf, pageQuery, timeField } from '../kernel/index.ts';
import { INDEX_ENTRY_STATUSES, type IndexEntry } from './index-entry.ts';

/** Indexes that one file may be in. */
export const MAX_INDEXES_OF_FILE = 10;

/** What an index has of a file: one version of it, cut and embedded by the index's recipe. */
export const indexFileSchema = z
  .object({
    object: z.literal('index_file'),
    tenant_id: idSchema('tenant'),
    index_id: idSchema('search_index'),
    generation: z.int().min(1).meta({ description: 'Generation of the index that this is about' }),
    file_id: idSchema('file'),
    file_version: z.int().min(1),
    status: z
      .enum(INDEX_ENTRY_STATUSES)
      .meta({ description: 'pending → processing → searchable, or failed with a reason' }),
    stage: z.string().meta({ description: 'Where the work on it stands' }),
    percent: z.int().min(0).max(100),
    chunks: z.int().nullable().meta({ description: 'Passages; null until they are known' }),
    attempt: z.int().min(0).meta({ description: 'Runs for this index alone; 0 where the upload brought it in' }),
    deadline_at: timeField.nullable(),
    reason: z.object({ code: z.string(), message: z.string() }).nullable(),
    left: z.boolean().meta({ description: 'Whether it has left the index: only snapshots may hold it' }),
    created_at: timeField,
    updated_at: timeField,
  })
  .meta({ id: 'IndexFile', description: 'What an index has of a file' });
export type IndexFile = z.infer<typeof indexFileSchema>;

/** Body of `POST /v1/search-indexes/{index_id}/files`. */
export const attachFileSchema = z.strictObject({
  file_id: idSchema('file').meta({ description: 'A file of which a version is ready' }),
});

/** Query of `GET /v1/search-indexes/{index_id}/files`. */
export const listIndexFilesSchema = z.strictObject({
  ...pageQuery,
  generation: z
    .enum(['active', 'building'])
    .default('active')
    .meta({ description: 'The one that searches use, or the one that is being built' }),
  status: z.enum(INDEX_ENTRY_STATUSES).optional(),
  file_id: idSchema('file').optional(),
});
export type ListIndexFiles = z.output<typeof listIndexFilesSchema>;
export const indexFilePageSchema = pageOf(indexFileSchema);

/** An entry as the API shows it. */
export function toIndexFile(entry: IndexEntry): IndexFile {
  const { id: _id, chunker: _chunker, since: _since, until, execution_arn: _arn, ...shown } = entry;
  return { object: 'index_file', ...shown, left: until !== null };
}
