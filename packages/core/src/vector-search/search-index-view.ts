import type { TenantScope } from '../kernel/index.ts';
import type { SearchIndex } from './search-index.ts';
import type {
  EntryCounts,
  GenerationRef,
  SearchIndexRepository,
  StoredSearchIndex,
} from './search-index-repository.ts';

const NOTHING: EntryCounts = { pending: 0, processing: 0, searchable: 0, failed: 0 };

/** The generations of an index that are counted to show it. */
function generationsOf({ id: index_id, generation, building }: StoredSearchIndex): GenerationRef[] {
  return [{ index_id, generation }, ...(building === null ? [] : [{ index_id, generation: building.generation }])];
}

function toIndex(stored: StoredSearchIndex, active: EntryCounts, built: EntryCounts): SearchIndex {
  const { building, next_snapshot, last_generation: _last, ...shown } = stored;
  return {
    object: 'search_index',
    ...shown,
    embedding_dimensions: stored.embedding_dimensions ?? null,
    building: building && {
      ...building,
      embedding_dimensions: building.embedding_dimensions ?? null,
      files_total: active.searchable,
      files_done: Math.min(built.searchable, active.searchable),
      files_failed: built.failed,
    },
    snapshots: next_snapshot - 1,
    files: { ...NOTHING, ...active },
  };
}

/** Stored indexes as the API shows them, with what is counted of their files. */
export async function showIndexes(
  indexes: Pick<SearchIndexRepository, 'fileCounts'>,
  scope: TenantScope,
  stored: readonly StoredSearchIndex[],
): Promise<SearchIndex[]> {
  const generations = stored.flatMap(generationsOf);
  const counts = generations.length === 0 ? [] : await indexes.fileCounts(scope, generations);
  let at = 0;
  const next = () => counts[at++] ?? NOTHING;
  return stored.map((index) => toIndex(index, next(), index.building === null ? NOTHING : next()));
}

/** One stored index as the API shows it. */
export async function showIndex(
  indexes: Pick<SearchIndexRepository, 'fileCounts'>,
  scope: TenantScope,
  stored: StoredSearchIndex,
): Promise<SearchIndex> {
  const [shown] = await showIndexes(indexes, scope, [stored]);
  return shown ?? toIndex(stored, NOTHING, NOTHING);
}
