import type { FileRepository, ObjectStore } from '../file-storage/index.ts';
import { type Chunk, embeddingTextOf } from '../ingestion-pipeline/index.ts';
import { type ChunkRepository, chunkId, type IndexEntryRepository, type VectorStores } from '../vector-search/index.ts';
import { percentAt, plannedBatch } from './batch-work.ts';
import { type ChunkBatch, ingestionScope } from './ingestion-context.ts';
import { createIngestionOwner } from './ingestion-owner.ts';
import { type IngestionTarget, namespaceOf } from './ingestion-plan.ts';
import { type BatchRef, createIngestionWork } from './ingestion-work.ts';

/** What indexing needs. */
export interface IndexChunksDeps {
  readonly files: FileRepository;
  readonly entries: IndexEntryRepository;
  readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write'>;
  readonly chunks: Pick<ChunkRepository, 'upsert'>;
  readonly vectors: VectorStores;
}

const idOf = ({ file_id, version, chunker }: BatchRef, { ordinal }: Chunk) =>
  chunkId(file_id, version, chunker, ordinal);

/**
 * Makes the step that writes one batch of chunks: text and positions to MongoDB, vectors to each index. Ids are
 * deterministic, so a repeat writes the same again. Nothing is found by a search before the last step says so.
 */
export function createIndexChunks(deps: IndexChunksDeps) {
  const { files, objects, chunks, vectors } = deps;
  const owner = createIngestionOwner(deps);
  const work = createIngestionWork(objects);

  async function writeVectors(ref: BatchRef, parts: readonly Chunk[], targets: readonly IngestionTarget[]) {
    for (const target of targets) {
      const embeddings = await work.readEmbeddings(ref, target.embedding_model, parts.length);
      // Vectors of several lengths are no index. The last step says so.
      if (target.dimensions !== null && embeddings[0]?.length !== target.dimensions) continue;
      const points = parts.map((chunk, at) => ({
        id: idOf(ref, chunk),
        embedding: embeddings[at] ?? [],
        file_id: ref.file_id,
        file_version: ref.version,
        since: target.since,
        text: embeddingTextOf(chunk),
      }));
      await vectors.of(target.backend).upsert(namespaceOf(ref.tenant_id, target), points);
    }
  }

  return async (input: ChunkBatch, requestId: string): Promise<Record<string, never>> => {
    const { context } = input;
    const scope = ingestionScope(context.tenant_id, requestId);
    // An execution that was replaced must not write over what the next one made findable.
    if (!(await owner.isOwner(scope, context))) return {};
    const version = await files.getVersion(scope, context.file_id, context.version);
    if (version === null) return {};
    const planned = await plannedBatch(objects, input);
    const { ref, cutting } = planned;
    const parts = await work.readChunks(ref);
    await chunks.upsert(
      scope,
      parts.map((chunk) => ({
        id: idOf(ref, chunk),
        tenant_id: ref.tenant_id,
        file_id: ref.file_id,
        file_version: ref.version,
        chunker: ref.chunker,
        file_name: version.name,
        ...chunk,
      })),
    );
    await writeVectors(ref, parts, cutting.targets);
    await owner.progress(scope, context, { stage: 'index', percent: percentAt(planned, 75, 98) });
    return {};
  };
}
