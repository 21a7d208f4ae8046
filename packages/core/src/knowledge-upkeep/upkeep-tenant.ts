import type { TenantScope } from '../kernel/index.ts';
import { createGenerationDropper } from './drop-generation.ts';
import { createChunkTidier } from './tidy-chunks.ts';
import { createGenerationTidier } from './tidy-generation.ts';
import { createObjectTidier } from './tidy-objects.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';
import type { KeptIndex } from './upkeep-ports.ts';
import type { UpkeepReport } from './upkeep-report.ts';
import { timesOf } from './upkeep-times.ts';

/** Indexes that are read together. */
const PAGE = 100;

/** Parts of a tenant after its indexes; index ids sort before them. */
const CHUNKS = '~chunks';
const OBJECTS = '~objects';

/** What became of a tenant's turn. */
export interface TenantTurn {
  /** The last part that was looked at; null when all of them were. */
  readonly done: string | null;
  readonly errors: readonly unknown[];
}

/** Makes the upkeep of one tenant: its indexes one by one, then its chunks, then its objects. */
export function createTenantUpkeep(deps: UpkeepDeps) {
  const { store, snapshots, clock } = deps;
  const tidyGeneration = createGenerationTidier(deps);
  const dropGeneration = createGenerationDropper(deps);
  const tidyChunks = createChunkTidier(deps);
  const tidyObjects = createObjectTidier(deps);

  async function tidyIndex(scope: TenantScope, index: KeptIndex, report: UpkeepReport): Promise<void> {
    const times = timesOf(clock);
    const kept = await snapshots.kept(scope, index.id);
    const building = index.building === null ? [] : [index.building.generation];
    const needed = new Set([index.generation, ...building, ...kept.map(({ generation }) => generation)]);
    report.checked.indexes += 1;
    for (let generation = 1; generation <= index.last_generation; generation += 1) {
      if (needed.has(generation)) await tidyGeneration(scope, index, generation, kept, times, report);
      else await dropGeneration(scope, index, generation, times, report);
    }
  }

  async function* parts(scope: TenantScope, after: string | null, report: UpkeepReport) {
    if (after === null || after < CHUNKS) {
      for (let last = after; ; ) {
        const page: KeptIndex[] = await store.indexes(scope, last, PAGE);
        for (const index of page) yield { name: index.id, run: () => tidyIndex(scope, index, report) };
        last = page.at(-1)?.id ?? last;
        if (page.length < PAGE) break;
      }
      yield { name: CHUNKS, run: () => tidyChunks(scope, timesOf(clock), report) };
    }
    if (after === null || after < OBJECTS) {
      yield { name: OBJECTS, run: () => tidyObjects(scope, timesOf(clock), report) };
    }
  }

  /** What goes wrong with one part does not keep the others from having their turn. */
  return async (
    scope: TenantScope,
    from: { readonly done: string | null; readonly deadline: Date },
    report: UpkeepReport,
  ): Promise<TenantTurn> => {
    const errors: unknown[] = [];
    for await (const { name, run } of parts(scope, from.done, report)) {
      await run().catch((error: unknown) => errors.push(error));
      if (name !== OBJECTS && clock.now() > from.deadline) return { done: name, errors };
    }
    report.checked.tenants += 1;
    return { done: null, errors };
  };
}
