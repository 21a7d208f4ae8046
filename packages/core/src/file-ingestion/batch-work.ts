import type { ObjectStore } from '../file-storage/index.ts';
import type { ChunkBatch } from './ingestion-context.ts';
import { type Cutting, cuttingsOf, readPlan } from './ingestion-plan.ts';
import type { BatchRef } from './ingestion-work.ts';

/** A batch with the cutting that it belongs to. */
export interface PlannedBatch {
  readonly ref: BatchRef;
  readonly cutting: Cutting;
  /** Batches of the cutting. */
  readonly batches: number;
}

/** What a Map item is about. */
export async function plannedBatch(
  objects: Pick<ObjectStore, 'read'>,
  { context, batch }: ChunkBatch,
): Promise<PlannedBatch> {
  const [at, number, batches] = batch.split(/[:/]/).map(Number);
  const cutting = cuttingsOf(await readPlan(objects, context))[at ?? -1];
  if (cutting === undefined || number === undefined || batches === undefined)
    throw new Error(`no batch ${batch} in the plan`);
  const { tenant_id, file_id, version } = context;
  return { ref: { tenant_id, file_id, version, chunker: cutting.chunker, batch: number }, cutting, batches };
}

/** Percent when this batch of a stage is done, between the stage's bounds. */
export function percentAt({ ref, batches }: PlannedBatch, from: number, to: number): number {
  return Math.floor(from + ((to - from) * (ref.batch + 1)) / batches);
}
