import { AppError, type TenantScope } from '../kernel/index.ts';
import type { ChunkRepository } from './chunk-repository.ts';
import { createHeldCache } from './held-cache.ts';
import { type HeldKnowledge, heldKnowledge } from './held-knowledge.ts';
import type { IndexView } from './index-entry.ts';
import type { IndexEntryRepository } from './index-entry-repository.ts';
import type { IndexReference, IndexViewReader } from './ingestion-indexes.ts';
import type { SearchRequest } from './search.ts';

/** Files that a filter may leave: each is named in the question to the vector store. */
const MOST_FILTERED_FILES = 1_000;

interface SearchScopeDeps {
  readonly indexes: IndexViewReader;
  readonly entries: Pick<IndexEntryRepository, 'heldBy'>;
  readonly chunks: Pick<ChunkRepository, 'filesWith'>;
}

/** What a search says about where to look. */
interface Asked {
  readonly index_ids: readonly string[];
  readonly indexes?: readonly IndexReference[] | undefined;
}

function missing({ indexes }: Asked, place: number): AppError {
  if (indexes === undefined) return new AppError('reference_not_found', { param: `index_ids.${place}` });
  const part = indexes[place]?.snapshot_id === undefined ? 'index_id' : 'snapshot_id';
  return new AppError('reference_not_found', { param: `indexes.${place}.${part}` });
}

/** Finds out what a search may find. */
export function createSearchScope({ indexes, entries, chunks }: SearchScopeDeps) {
  const kept = createHeldCache();

  async function viewsOf(scope: TenantScope, asked: Asked): Promise<IndexView[]> {
    const views = await indexes.views(scope, asked.indexes ?? asked.index_ids.map((index_id) => ({ index_id })));
    return views.map((view, place) => {
      if (view === null) throw missing(asked, place);
      return view;
    });
  }

  return {
    /** @throws AppError `reference_not_found`, naming the index or snapshot. */
    viewsOf,

    /** What the views hold, narrowed by the filter; of what is kept, where that is still what they hold. */
    async heldOf(scope: TenantScope, { filter }: SearchRequest, views: readonly IndexView[]): Promise<HeldKnowledge> {
      const whole = kept.get(scope, views);
      const named = filter?.file_ids;
      const held =
        whole === undefined
          ? heldKnowledge(views, await entries.heldBy(scope, views, named))
          : named === undefined
            ? whole
            : whole.only(new Set(named));
      const metadata = Object.entries(filter?.metadata ?? {}).map(([key, value]) => [key, [value].flat()] as const);
      if (metadata.length === 0 || held.file_ids.size === 0) return held;
      const left = new Set(await chunks.filesWith(scope, [...held.file_ids], Object.fromEntries(metadata)));
      return held.only(left);
    },

    /** Reads what the views of a search hold, so that later searches need not. */
    async keep(scope: TenantScope, asked: Asked, seen: readonly IndexView[]): Promise<void> {
      await kept.load(scope, seen, {
        views: () => viewsOf(scope, asked),
        held: async (views) => heldKnowledge(views, await entries.heldBy(scope, views)),
      });
    },
  };
}

/**
 * The files that the vector stores are asked for; undefined where there is no filter.
 *
 * @throws AppError `unprocessable` where a filter leaves too many.
 */
export function filesToName({ filter }: SearchRequest, { file_ids }: HeldKnowledge): readonly string[] | undefined {
  if (filter === undefined) return undefined;
  if (file_ids.size <= MOST_FILTERED_FILES) return [...file_ids];
  const message = `The filter leaves ${file_ids.size} files; a search can name ${MOST_FILTERED_FILES}. Narrow it, or put these files into an index of their own.`;
  throw new AppError('unprocessable', { message, param: 'filter' });
}
