import type { ObjectStore } from '../file-storage/index.ts';
import type { TenantScope } from '../kernel/index.ts';
import { type ChunkRepository, chunkId, type VectorStores } from '../vector-search/index.ts';
import type { IngestionContext } from './ingestion-context.ts';
import { type Cutting, cuttingsOf, type IngestionPlan, namespaceOf } from './ingestion-plan.ts';
import { type Cut, createIngestionWork } from './ingestion-work.ts';

/** What the last look before completing needs. */
export interface VerifyChunksDeps {
  readonly chunks: Pick<ChunkRepository, 'count' | 'remove'>;
  readonly vectors: VectorStores;
  readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write'>;
}

/** Makes the look at what is stored: nothing becomes findable that is not there with all of its chunks. */
export function createVerifyChunks({ chunks, vectors, objects }: VerifyChunksDeps) {
  const work = createIngestionWork(objects);

  async function verify(scope: TenantScope, context: IngestionContext, { chunker, targets }: Cutting): Promise<Cut> {
    const { tenant_id, file_id, version } = context;
    const cut = await work.cut(context, chunker);
    if (cut === null) throw new Error(`the cutting ${chunker} is gone`);
    const set = { file_id, file_version: version, chunker };
    const stored = await chunks.count(scope, set);
    if (stored < cut.chunks) throw new Error(`${stored} of ${cut.chunks} chunks are stored`);
    const idOf = (ordinal: number) => chunkId(file_id, version, chunker, ordinal);
    const extra = Array.from({ length: stored - cut.chunks }, (_, at) => idOf(cut.chunks + at));
    const ids = Array.from({ length: cut.chunks }, (_, ordinal) => idOf(ordinal));
    for (const target of targets) {
      const store = vectors.of(target.backend);
      const namespace = namespaceOf(tenant_id, target);
      // Left over by a try that ended in the middle, long ago: by a parser that read more than today's does.
      if (extra.length > 0) await store.remove(namespace, extra);
      if (!(await store.visible(namespace, ids))) throw new Error('the vector store does not show all chunks yet');
    }
    // Vectors first: as long as the rows are there, a repeat still knows which vectors have to go.
    if (extra.length > 0) await chunks.remove(scope, { ...set, from: cut.chunks });
    return cut;
  }

  /**
   * What every cutting of the plan came to, by chunker.
   *
   * @throws Error as long as something is missing: a repeat of the step may find it there.
   */
  return async (
    scope: TenantScope,
    context: IngestionContext,
    plan: IngestionPlan,
  ): Promise<ReadonlyMap<string, Cut>> => {
    const cuts = new Map<string, Cut>();
    for (const cutting of cuttingsOf(plan)) cuts.set(cutting.chunker, await verify(scope, context, cutting));
    return cuts;
  };
}
