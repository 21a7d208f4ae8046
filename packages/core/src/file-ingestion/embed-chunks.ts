import type { FileRepository, ObjectStore } from '../file-storage/index.ts';
import { embeddingTextOf } from '../ingestion-pipeline/index.ts';
import type { EmbedderSource, IndexEntryRepository } from '../vector-search/index.ts';
import { percentAt, plannedBatch } from './batch-work.ts';
import { type ChunkBatch, ingestionScope } from './ingestion-context.ts';
import { createIngestionOwner } from './ingestion-owner.ts';
import { createIngestionWork } from './ingestion-work.ts';

/** What embedding needs. */
export interface EmbedChunksDeps {
  readonly files: FileRepository;
  readonly entries: IndexEntryRepository;
  readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write'>;
  readonly embedders: EmbedderSource;
}

/** Makes the step that embeds one batch of chunks by every model that the plan asks for. */
export function createEmbedChunks(deps: EmbedChunksDeps) {
  const { objects, embedders } = deps;
  const owner = createIngestionOwner(deps);
  const work = createIngestionWork(objects);

  return async (input: ChunkBatch, requestId: string): Promise<Record<string, never>> => {
    const scope = ingestionScope(input.context.tenant_id, requestId);
    const planned = await plannedBatch(objects, input);
    const { ref, cutting } = planned;
    const missing: string[] = [];
    for (const model of cutting.models) {
      if (!(await work.hasEmbeddings(ref, model))) missing.push(model);
    }
    if (missing.length === 0) return {};
    const texts = (await work.readChunks(ref)).map(embeddingTextOf);
    for (const model of missing) {
      await work.writeEmbeddings(ref, model, await embedders.of(model).embed(texts, 'document'));
    }
    await owner.progress(scope, input.context, { stage: 'embed', percent: percentAt(planned, 40, 75) });
    return {};
  };
}
