import { type FileRepository, type ObjectStore, workKey } from '../file-storage/index.ts';
import { embeddingTextOf } from '../ingestion-pipeline/index.ts';
import type { Embedder } from '../vector-search/index.ts';
import { percentAt, readChunks } from './chunk-batches.ts';
import { type ChunkBatch, ingestionScope, WORK_NAMES } from './ingestion-context.ts';

/** What embedding needs. */
export interface EmbedChunksDeps {
  readonly files: FileRepository;
  readonly objects: Pick<ObjectStore, 'read' | 'write'>;
  readonly embedder: Embedder;
}

/** Makes the step that embeds one batch of chunks. */
export function createEmbedChunks({ files, objects, embedder }: EmbedChunksDeps) {
  return async (batch: ChunkBatch, requestId: string): Promise<Record<string, never>> => {
    const chunks = await readChunks(objects, batch);
    const embeddings = await embedder.embed(chunks.map(embeddingTextOf), 'document');
    const key = workKey(batch, batch.attempt, WORK_NAMES.embeddings(batch.batch));
    await objects.write(key, JSON.stringify(embeddings), 'application/json');
    const scope = ingestionScope(batch.tenant_id, requestId);
    await files.progress(scope, batch.file_id, batch.execution_arn, {
      stage: 'embed',
      percent: percentAt(batch, 40, 75),
    });
    return {};
  };
}
