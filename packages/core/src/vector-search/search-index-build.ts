import { chunkerDigest } from '../ingestion-pipeline/index.ts';
import type { Clock, TenantScope, UnitOfWork, Work } from '../kernel/index.ts';
import type { IndexEntryKey } from './index-entry.ts';
import type { IndexEntryRepository, NewIndexEntry } from './index-entry-repository.ts';
import type { IndexSnapshots } from './index-snapshot-service.ts';
import type { GenerationSwitch } from './ingestion-indexes.ts';
import { type BuildPlan, type OpenEntry, planBuild } from './search-index-plan.ts';
import { recipeOf } from './search-index-recipe.ts';
import type { IndexBuild, SearchIndexRepository, StoredSearchIndex } from './search-index-repository.ts';

/** What advancing a build needs. */
export interface IndexBuildDeps {
  readonly indexes: Pick<SearchIndexRepository, 'get' | 'lock' | 'update' | 'fileCounts'>;
  readonly entries: Pick<IndexEntryRepository, 'open' | 'close'> & OpenEntryReader;
  readonly snapshots: Pick<IndexSnapshots, 'changedWithin'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Port: all open entries of a generation, of every status. */
export interface OpenEntryReader {
  openEntries(scope: TenantScope, work: Work, ref: { index_id: string; generation: number }): Promise<OpenEntry[]>;
}

/** Entries that one transaction opens; a build of many files begins in portions. */
const PORTION = 1_000;

/** What a look at a build came to. */
export type BuildState = 'idle' | 'building' | 'switched';

/** Makes the next generation of an index complete, and lets it serve when it is. */
export function createIndexBuilder({ indexes, entries, snapshots, unitOfWork, clock }: IndexBuildDeps) {
  async function open(scope: TenantScope, work: Work, index: StoredSearchIndex, build: IndexBuild, plan: BuildPlan) {
    const chunker = chunkerDigest(build.chunking);
    const fresh = plan.missing.slice(0, PORTION).map(({ file_id, file_version }): NewIndexEntry => {
      const key: IndexEntryKey = { index_id: index.id, generation: build.generation, file_id, file_version };
      return { ...key, chunker, status: 'pending', deadline_at: null };
    });
    if (fresh.length > 0) await entries.open(scope, work, fresh);
    for (const { file_id, before_version } of plan.stale) {
      const which = { index_id: index.id, generation: build.generation, file_id, before_version };
      await entries.close(scope, work, which, index.next_snapshot);
    }
  }

  async function serve(scope: TenantScope, work: Work, index: StoredSearchIndex, build: IndexBuild): Promise<void> {
    const { id: index_id, generation, next_snapshot } = index;
    await entries.close(scope, work, { index_id, generation }, next_snapshot);
    const { started_at: _started, ...active } = build;
    const { embedding_dimensions = null } = active;
    const patch = { ...active, embedding_dimensions, building: null, updated_at: clock.now() };
    await indexes.update(scope, work, index_id, patch);
    work.record({
      action: 'index_build.completed',
      entity: { type: 'search_index', id: index_id },
      old_value: { generation, ...recipeOf(index) },
      new_value: { generation: build.generation, ...recipeOf(build) },
    });
    await snapshots.changedWithin(scope, work, { ...index, ...patch });
  }

  /**
   * Brings the files of the active generation that the new one does not have yet into it, lets go of what was replaced
   * meanwhile, and, when everything that searches find now is there, switches: one transaction, after which searches use
   * the new generation and snapshots that were made before keep the old one. A file that failed in the new one is
   * waited for.
   */
  function advance(scope: TenantScope, index_id: string): Promise<BuildState> {
    return unitOfWork.run(scope, async (work): Promise<BuildState> => {
      const index = await indexes.lock(scope, work, index_id);
      if (index === null || index.building === null) return 'idle';
      const { generation, building } = index;
      const active = await entries.openEntries(scope, work, { index_id, generation });
      const built = await entries.openEntries(scope, work, { index_id, generation: building.generation });
      const plan = planBuild(active, built);
      await open(scope, work, index, building, plan);
      if (!plan.complete) return 'building';
      await serve(scope, work, index, building);
      return 'switched';
    });
  }

  const completion: GenerationSwitch = {
    async switchWhenComplete(scope, index_id) {
      const building = (await indexes.get(scope, index_id))?.building ?? null;
      if (building === null) return 'idle';
      const [counts] = await indexes.fileCounts(scope, [{ index_id, generation: building.generation }]);
      if (counts !== undefined && counts.pending + counts.processing > 0) return 'building';
      return advance(scope, index_id);
    },
  };
  return { advance, ...completion };
}
export type IndexBuilder = ReturnType<typeof createIndexBuilder>;
