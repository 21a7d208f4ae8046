import { notFound, type TenantScope, type Work } from '../kernel/index.ts';
import type { IndexEntryRepository } from './index-entry-repository.ts';
import type { SearchIndex } from './search-index.ts';
import { recipeOf } from './search-index-recipe.ts';
import type { StoredSearchIndex } from './search-index-repository.ts';
import type { SearchIndexDeps } from './search-index-service.ts';
import { showIndex } from './search-index-view.ts';

/** What uses an index, as far as that keeps it from being archived. */
export interface IndexUseReader {
  /** @throws AppError `resource_in_use` with some of what uses it. */
  assertUnused(scope: TenantScope, work: Work, index_id: string): Promise<void>;
}

/** What leaving and coming back need. */
export interface IndexLifecycleDeps extends Pick<SearchIndexDeps, 'indexes' | 'unitOfWork' | 'clock'> {
  readonly entries: Pick<IndexEntryRepository, 'close'>;
  readonly uses: IndexUseReader;
}

/** Use cases that begin or end something in the life of an index. */
export function createSearchIndexLifecycle({ indexes, entries, uses, unitOfWork, clock }: IndexLifecycleDeps) {
  async function setArchived(scope: TenantScope, id: string, archived_at: Date | null, forced: boolean) {
    const after = await unitOfWork.run(scope, async (work): Promise<StoredSearchIndex> => {
      const old = await indexes.lock(scope, work, id);
      if (old === null) throw notFound('search index');
      if ((old.archived_at === null) === (archived_at === null)) return old;
      if (archived_at !== null && !forced) await uses.assertUnused(scope, work, id);
      const patch = { archived_at, updated_at: clock.now() };
      await indexes.update(scope, work, id, patch);
      const archivedAt = (at: Date | null) => ({ archived_at: at?.toISOString() ?? null });
      work.record({
        action: archived_at === null ? 'search_index.restored' : 'search_index.archived',
        entity: { type: 'search_index', id },
        old_value: archivedAt(old.archived_at),
        new_value: { ...archivedAt(archived_at), ...(forced ? { forced } : {}) },
      });
      return { ...old, ...patch };
    });
    return showIndex(indexes, scope, after);
  }

  return {
    /**
     * Takes no new files any more and can no longer be bound; what is bound to it or to its snapshots goes on. Repeating
     * it changes nothing.
     *
     * @throws AppError `resource_in_use` unless forced.
     */
    archive: (
      scope: TenantScope,
      id: string,
      { force }: { readonly force: boolean } = { force: false },
    ): Promise<SearchIndex> => setArchived(scope, id, clock.now(), force),

    restore: (scope: TenantScope, id: string): Promise<SearchIndex> => setArchived(scope, id, null, false),

    /**
     * Ends the making of the next generation. The active one goes on as if it had never begun; without a build nothing
     * changes.
     */
    async stopBuild(scope: TenantScope, id: string): Promise<SearchIndex> {
      const after = await unitOfWork.run(scope, async (work): Promise<StoredSearchIndex> => {
        const old = await indexes.lock(scope, work, id);
        if (old === null) throw notFound('search index');
        if (old.building === null) return old;
        const { generation } = old.building;
        await entries.close(scope, work, { index_id: id, generation }, old.next_snapshot);
        const patch = { building: null, updated_at: clock.now() };
        await indexes.update(scope, work, id, patch);
        work.record({
          action: 'index_build.stopped',
          entity: { type: 'search_index', id },
          old_value: { generation, ...recipeOf(old.building) },
          new_value: null,
        });
        return { ...old, ...patch };
      });
      return showIndex(indexes, scope, after);
    },
  };
}
