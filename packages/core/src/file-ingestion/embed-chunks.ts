import type { FileRepository, ObjectStore } from '../file-storage/index.ts';
import { embeddingTextOf } from '../ingestion-pipeline/index.ts';
import type { EmbedderSource, IndexEntryRepository } from '../vector-search/index.ts';
import { percentAt, plannedBatch } from './batch-work.ts';
import { type ChunkBatch, ingestionScope } from './ingestion-context.ts';
import { createIngestionOwner } from './ingestion-owner.ts';
import type { Cutting } from './ingestion-plan.ts';
import { createIngestionWork } from './ingestion-work.ts';

/** What embedding needs. */
export interface EmbedChunksDeps {
  readonly files: FileRepository;
  readonly entries: IndexEntryRepository;
  readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write'>;
  readonly embedders: EmbedderSource;
}

/** The models of a cutting, each with the length that its vectors must have; null where that is not known. */
const modelsOf = ({ models, targets }: Cutting) =>
  models.map((model) => {
    const known = targets.find((target) => target.embedding_model === model && target.dimensions !== null);
    return { model, dimensions: known?.dimensions ?? null };
  });

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
    let texts: string[] | undefined;
    const read = async () => {
      texts ??= (await work.readChunks(ref)).map(embeddingTextOf);
      return texts;
    };
    for (const { model, dimensions } of modelsOf(cutting)) {
      const numbers = await work.embedded(ref, model);
      // What an earlier try left may be of a model that has been replaced behind its name.
      const fits = numbers !== null && (dimensions === null || numbers === dimensions * (await read()).length);
      if (!fits) missing.push(model);
    }
    if (missing.length === 0) return {};
    for (const model of missing) {
      await work.writeEmbeddings(ref, model, await embedders.of(model).embed(await read(), 'document'));
    }
    await owner.progress(scope, input.context, { stage: 'embed', percent: percentAt(planned, 40, 75) });
    return {};
  };
}
