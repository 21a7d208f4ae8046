import { z } from 'zod';
import { type ObjectStore, workKey } from '../file-storage/index.ts';
import { chunkerDigest, chunkingOptionsSchema } from '../ingestion-pipeline/index.ts';
import { idSchema, sha256Hex } from '../kernel/index.ts';
import {
  type IndexEntry,
  type IndexGeneration,
  type IngestionIndex,
  VECTOR_BACKENDS,
  type VectorNamespace,
} from '../vector-search/index.ts';
import type { IngestionContext } from './ingestion-context.ts';

const targetSchema = z.strictObject({
  index_id: idSchema('search_index'),
  generation: z.int().min(1),
  backend: z.enum(VECTOR_BACKENDS),
  chunker: z.string(),
  chunking: chunkingOptionsSchema,
  embedding_model: z.string(),
  /** Length that its vectors must have; null where the first file decides. */
  dimensions: z.int().min(1).nullable().default(null),
  /** The first snapshot that may hold its vectors. */
  since: z.int().min(1),
});
/** One generation of one index that a file goes into. */
export type IngestionTarget = z.infer<typeof targetSchema>;

/** What an execution does; the claim writes it once, every step reads it. */
export const ingestionPlanSchema = z.strictObject({ targets: z.array(targetSchema) });
export type IngestionPlan = z.infer<typeof ingestionPlanSchema>;

/** The generations of an index that files go into: the one that serves, and the one that is made beside it. */
export function generationsOf({ active, building }: Pick<IngestionIndex, 'active' | 'building'>): IndexGeneration[] {
  return building === null ? [active] : [active, building];
}

/** A target as the index is now; `earlier` are the file version's entries, closed ones too. */
export function targetOf(
  index: IngestionIndex,
  generation: IndexGeneration,
  earlier: readonly IndexEntry[],
): IngestionTarget {
  const { chunking, embedding_model, dimensions } = generation;
  // What came back after it had left shares its vectors with the snapshots that hold it.
  const known = earlier.flatMap((entry) => {
    const same = entry.index_id === index.id && entry.generation === generation.generation;
    return same && entry.since !== null ? [entry.since] : [];
  });
  return {
    index_id: index.id,
    generation: generation.generation,
    backend: index.backend,
    chunker: chunkerDigest(chunking),
    chunking,
    embedding_model,
    dimensions,
    since: Math.min(index.next_snapshot, ...known),
  };
}

/** Where a target's vectors are. */
export const namespaceOf = (tenant_id: string, { index_id, generation }: IngestionTarget): VectorNamespace => ({
  tenant_id,
  index_id,
  generation,
});

/** A way to cut that the plan asks for, with the models that embed what it gives. */
export interface Cutting {
  readonly chunker: string;
  readonly chunking: IngestionTarget['chunking'];
  readonly models: readonly string[];
  readonly targets: readonly IngestionTarget[];
}

/** Indexes that cut alike share their chunks: the distinct cuttings, always in the same order. */
export function cuttingsOf({ targets }: IngestionPlan): Cutting[] {
  const chunkers = [...new Set(targets.map(({ chunker }) => chunker))].sort();
  return chunkers.flatMap((chunker) => {
    const own = targets.filter((target) => target.chunker === chunker);
    const [first] = own;
    if (first === undefined) return [];
    const models = [...new Set(own.map(({ embedding_model }) => embedding_model))].sort();
    return [{ chunker, chunking: first.chunking, models, targets: own }];
  });
}

/** Each execution has a plan of its own: one that was replaced does not read another's. */
function planKey(context: IngestionContext): string {
  return workKey(context, `plan-${sha256Hex(context.execution_arn).slice(0, 16)}.json`);
}

export async function writePlan(
  objects: Pick<ObjectStore, 'write'>,
  context: IngestionContext,
  plan: IngestionPlan,
): Promise<void> {
  await objects.write(planKey(context), JSON.stringify(plan), 'application/json');
}

export async function readPlan(objects: Pick<ObjectStore, 'read'>, context: IngestionContext): Promise<IngestionPlan> {
  const text = new TextDecoder().decode(await objects.read(planKey(context)));
  return ingestionPlanSchema.parse(JSON.parse(text));
}
