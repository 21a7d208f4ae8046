import { z } from 'zod';
import { type FileRepository, type ObjectStore, workKey } from '../file-storage/index.ts';
import {
  type Chunk,
  chunkingOptionsSchema,
  type ParsedDocument,
  parsedDocumentSchema,
} from '../ingestion-pipeline/index.ts';
import {
  type ChunkBatch,
  chunkBatchSchema,
  type IngestionContext,
  type IngestionStop,
  ingestionContextSchema,
  ingestionScope,
  WORK_NAMES,
} from './ingestion-context.ts';

/** Cuts a document; the same document always gives the same chunks. */
export type ChunkDocument = (
  document: ParsedDocument,
  options: ReturnType<typeof chunkingOptionsSchema.parse>,
) => Chunk[];

/** What chunking needs. */
export interface ChunkFileDeps {
  readonly files: FileRepository;
  readonly objects: Pick<ObjectStore, 'read' | 'write'>;
  readonly chunk: ChunkDocument;
}

/** Chunks of a batch: some seconds of embedding, and few enough batches for a small state. */
export const CHUNKS_PER_BATCH = 128;

/** What the steps after chunking are told. */
export const chunkedFileSchema = ingestionContextSchema.extend({
  pages: z.int().min(1),
  chunks: z.int().min(1),
  batches: z.array(chunkBatchSchema).min(1),
});
export type ChunkedFile = z.infer<typeof chunkedFileSchema>;

/** Makes the step that cuts the document and lays its chunks out in batches. */
export function createChunkFile({ files, objects, chunk }: ChunkFileDeps) {
  return async (context: IngestionContext, requestId: string): Promise<ChunkedFile | IngestionStop> => {
    const scope = ingestionScope(context.tenant_id, requestId);
    await files.progress(scope, context.file_id, context.execution_arn, { stage: 'chunk', percent: 30 });
    const text = await objects.read(workKey(context, context.attempt, WORK_NAMES.document));
    const document = parsedDocumentSchema.parse(JSON.parse(new TextDecoder().decode(text)));
    const chunks = chunk(document, chunkingOptionsSchema.parse({}));
    if (chunks.length === 0) return { outcome: 'failed', code: 'document_no_text' };
    const count = Math.ceil(chunks.length / CHUNKS_PER_BATCH);
    const batches: ChunkBatch[] = Array.from({ length: count }, (_, batch) => ({ ...context, batch, batches: count }));
    for (const { batch } of batches) {
      const part = chunks.slice(batch * CHUNKS_PER_BATCH, (batch + 1) * CHUNKS_PER_BATCH);
      const key = workKey(context, context.attempt, WORK_NAMES.chunks(batch));
      await objects.write(key, JSON.stringify(part), 'application/json');
    }
    return { ...context, pages: document.pages.length, chunks: chunks.length, batches };
  };
}
