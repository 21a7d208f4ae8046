import type { FileRepository, ObjectStore } from '../file-storage/index.ts';
import { type ChunkRepository, chunkId, type VectorStore } from '../vector-search/index.ts';
import { percentAt, readChunks, readEmbeddings } from './chunk-batches.ts';
import { type ChunkBatch, ingestionScope } from './ingestion-context.ts';

/** What indexing needs. */
export interface IndexChunksDeps {
  readonly files: FileRepository;
  readonly objects: Pick<ObjectStore, 'read'>;
  readonly chunks: ChunkRepository;
  readonly vectors: VectorStore;
}

/**
 * Makes the step that writes one batch of chunks: text and positions to MongoDB, vectors to each index. Ids are
 * deterministic, so a repeat writes the same again. Nothing is found by a search before the last step says so.
 */
export function createIndexChunks({ files, objects, chunks, vectors }: IndexChunksDeps) {
  return async (batch: ChunkBatch, requestId: string): Promise<Record<string, never>> => {
    const scope = ingestionScope(batch.tenant_id, requestId);
    const file = await files.get(scope, batch.file_id);
    // An execution that was replaced must not write over what the next one made findable.
    if (file === null || file.execution_arn !== batch.execution_arn) return {};
    const [parts, embeddings] = await Promise.all([readChunks(objects, batch), readEmbeddings(objects, batch)]);
    const ref = { file_id: batch.file_id, file_version: batch.version };
    await chunks.upsert(
      scope,
      parts.map((chunk) => ({
        id: chunkId(batch.file_id, batch.version, chunk.ordinal),
        tenant_id: batch.tenant_id,
        ...ref,
        file_name: file.name,
        attempt: batch.attempt,
        live: false,
        ...chunk,
      })),
    );
    const points = parts.map((chunk, at) => {
      const embedding = embeddings[at];
      if (embedding === undefined) throw new Error('a chunk has no embedding');
      return { id: chunkId(batch.file_id, batch.version, chunk.ordinal), embedding, ...ref, since: 1 };
    });
    for (const index_id of file.index_ids) {
      await vectors.upsert({ tenant_id: batch.tenant_id, index_id, generation: 1 }, points);
    }
    await files.progress(scope, batch.file_id, batch.execution_arn, {
      stage: 'index',
      percent: percentAt(batch, 75, 98),
    });
    return {};
  };
}
