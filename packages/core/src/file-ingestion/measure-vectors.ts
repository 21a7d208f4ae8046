import type { ObjectStore } from '../file-storage/index.ts';
import type { IngestionContext, IngestionStop } from './ingestion-context.ts';
import { cuttingsOf, type IngestionPlan, type IngestionTarget } from './ingestion-plan.ts';
import { createIngestionWork } from './ingestion-work.ts';

/** What an execution made of vectors. */
export interface MeasuredVectors {
  /** The end of an execution whose vectors do not fit into an index; null where all do. */
  readonly stop: IngestionStop | null;
  /** Length of the vectors for a target. */
  of(target: IngestionTarget): number;
}

/**
 * Makes the look at how long vectors are. A model may change behind its name: a server that was moved to another one
 * still answers. Vectors of several lengths cannot be compared, so such a file is refused, with what to do about it.
 */
export function createMeasureVectors({ objects }: { readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write'> }) {
  const work = createIngestionWork(objects);
  const nameOf = ({ chunker, embedding_model }: IngestionTarget) => `${chunker} ${embedding_model}`;

  return async (context: IngestionContext, plan: IngestionPlan): Promise<MeasuredVectors> => {
    const lengths = new Map<string, number>();
    for (const { chunker, targets } of cuttingsOf(plan)) {
      const cut = await work.cut(context, chunker);
      if (cut === null) throw new Error(`the cutting ${chunker} is gone`);
      for (const target of targets) {
        if (lengths.has(nameOf(target))) continue;
        lengths.set(nameOf(target), await work.dimensions({ ...context, chunker }, cut, target.embedding_model));
      }
    }
    const of = (target: IngestionTarget) => lengths.get(nameOf(target)) ?? 0;
    const other = plan.targets.find((target) => target.dimensions !== null && target.dimensions !== of(target));
    const stop: IngestionStop | null = other
      ? {
          outcome: 'failed',
          code: 'embedding_mismatch',
          reason: `${other.embedding_model} gave ${of(other)} numbers for ${other.index_id}, which has ${other.dimensions}`,
        }
      : null;
    return { stop, of };
  };
}
