import { z } from 'zod';
import { chunkingOptionsSchema } from '../ingestion-pipeline/index.ts';
import { idSchema, subjectSchema, timeField } from '../kernel/index.ts';

/**
 * What a search index held at one moment: exact versions of files, cut and embedded in one way. It never changes but
 * for `purged_at`: what no binding needs is removed some time, and cannot be pinned from then on.
 */
export const indexSnapshotSchema = z
  .object({
    object: z.literal('index_snapshot'),
    id: idSchema('snapshot'),
    tenant_id: idSchema('tenant'),
    index_id: idSchema('search_index'),
    number: z.int().min(1).meta({ description: '1, 2, 3 … within the index' }),
    file_versions: z
      .array(z.object({ file_id: idSchema('file'), version: z.int().min(1) }))
      .meta({ description: 'The files and which version of each' }),
    chunker: z
      .object({ name: z.string(), options: chunkingOptionsSchema })
      .meta({ description: 'What cut the files, and how' }),
    embedding_model: z.string(),
    digest: z.string().meta({ description: 'SHA-256 of the canonical JSON of file versions, chunker and model' }),
    created_at: timeField,
    created_by: subjectSchema,
    purged_at: timeField.nullable().meta({ description: 'When its contents were removed; null while they are kept' }),
  })
  .meta({ id: 'IndexSnapshot', description: 'What a search index held at one moment' });
export type IndexSnapshot = z.infer<typeof indexSnapshotSchema>;
