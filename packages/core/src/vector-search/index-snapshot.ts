import { z } from 'zod';
import { chunkingOptionsSchema } from '../ingestion-pipeline/index.ts';
import { idSchema, nameField, pageOf, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';

const noteField = z.string().trim().max(2000).meta({ description: 'What it was made for' });

/**
 * What a search index held at one moment: exact versions of files, cut and embedded in one way. It is no copy: it names
 * an interval of the entries of the index, and so costs the same for ten files and for ten thousand. It never changes
 * but for what is counted and for `purged_at`: what no binding needs is removed some time, and cannot be pinned from
 * then on.
 */
export const indexSnapshotSchema = z
  .object({
    object: z.literal('index_snapshot'),
    id: idSchema('snapshot'),
    tenant_id: idSchema('tenant'),
    index_id: idSchema('search_index'),
    number: z.int().min(1).meta({ description: '1, 2, 3 … within the index' }),
    generation: z.int().min(1).meta({ description: 'Generation of the index that it was made of' }),
    name: nameField.nullable(),
    note: noteField,
    files: z.int().min(0).meta({ description: 'File versions that it holds' }),
    chunker: z
      .object({ name: z.string(), options: chunkingOptionsSchema })
      .meta({ description: 'What cut the files, and how' }),
    embedding_model: z.string(),
    digest: z.string().meta({
      description:
        'SHA-256 of the canonical JSON {chunker, embedding_model, file_versions: [{chunker, file_id, version}, …]}, by file_id',
    }),
    bindings: z.int().min(0).meta({ description: 'Bindings that pin it: they keep it from being purged' }),
    created_at: timeField,
    created_by: subjectSchema,
    purged_at: timeField.nullable().meta({ description: 'When its contents were removed; null while they are kept' }),
  })
  .meta({ id: 'IndexSnapshot', description: 'What a search index held at one moment' });
export type IndexSnapshot = z.infer<typeof indexSnapshotSchema>;

/** Body of `POST /v1/search-indexes/{index_id}/snapshots`. */
export const createIndexSnapshotSchema = z.strictObject({ name: nameField.optional(), note: noteField.default('') });
export type CreateIndexSnapshot = z.output<typeof createIndexSnapshotSchema>;

/** Query of `GET /v1/search-indexes/{index_id}/snapshots`. */
export const listIndexSnapshotsSchema = z.strictObject(pageQuery);
export const indexSnapshotPageSchema = pageOf(indexSnapshotSchema);

/** A file version that a snapshot holds. */
export const snapshotFileSchema = z
  .object({
    object: z.literal('snapshot_file'),
    file_id: idSchema('file'),
    file_version: z.int().min(1),
    chunks: z.int().nullable().meta({ description: 'Its passages' }),
  })
  .meta({ id: 'SnapshotFile', description: 'A file version that a snapshot holds' });
export type SnapshotFile = z.infer<typeof snapshotFileSchema>;

/** Query of `GET /v1/search-indexes/{index_id}/snapshots/{snapshot_id}/files`. */
export const listSnapshotFilesSchema = z.strictObject({
  ...pageQuery,
  order: z.enum(['asc', 'desc']).default('asc').meta({ description: 'Order by file' }),
});
export const snapshotFilePageSchema = pageOf(snapshotFileSchema);
