import { z } from 'zod';
import { chunkSchema } from '../ingestion-pipeline/index.ts';
import { idSchema, pageOf, pageQuery } from '../kernel/index.ts';
import type { StoredChunk } from './chunk-repository.ts';

const { kind, heading_path, token_estimate, ordinal, page_start, page_end, start, end, text } = chunkSchema.shape;

/** A passage of a file as an index has it: what is embedded, searched and cited. */
export const indexChunkSchema = z
  .object({
    object: z.literal('chunk'),
    id: idSchema('chunk'),
    tenant_id: idSchema('tenant'),
    index_id: idSchema('search_index'),
    file_id: idSchema('file'),
    file_version: z.int().min(1),
    file_name: z.string(),
    ordinal: ordinal.meta({ description: 'Place in the document, from 0' }),
    kind: kind.meta({ description: 'What most of it is' }),
    text,
    heading_path: heading_path.meta({ description: 'Headings that it stands under, the outermost first' }),
    table_header: z
      .string()
      .nullable()
      .meta({ description: 'Header of the table that it goes on with; null where it begins with none of its rows' }),
    page_start,
    page_end,
    start: start.meta({ description: 'Where it starts on its first page, in UTF-16 code units' }),
    end: end.meta({ description: 'Where it ends on its last page' }),
    token_estimate,
  })
  .meta({ id: 'Chunk', description: 'A passage of a file as an index has it: what is embedded, searched and cited' });
export type IndexChunk = z.infer<typeof indexChunkSchema>;

/** Query of `GET /v1/search-indexes/{index_id}/files/{file_id}/chunks`. */
export const listIndexChunksSchema = z.strictObject({
  ...pageQuery,
  order: z.enum(['asc', 'desc']).default('asc').meta({ description: 'Order in the document' }),
  snapshot_id: idSchema('snapshot').optional().meta({
    description: 'Those that this snapshot of the index holds; without it, those that searches find now',
  }),
});
export type ListIndexChunks = z.output<typeof listIndexChunksSchema>;
export const indexChunkPageSchema = pageOf(indexChunkSchema);

/** A stored chunk as the API shows it. */
export function toIndexChunk(index_id: string, { chunker: _, table_header, ...chunk }: StoredChunk): IndexChunk {
  return { object: 'chunk', index_id, ...chunk, table_header: table_header ?? null };
}
