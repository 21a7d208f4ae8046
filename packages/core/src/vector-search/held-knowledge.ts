import { type ChunkSet, chunkSetKey } from './chunk-repository.ts';
import { holds, type IndexView } from './index-entry.ts';
import type { HeldEntry } from './index-entry-repository.ts';

/** What a search may find: sets of chunks, by the views that hold them. */
export interface HeldKnowledge {
  readonly index_ids: readonly string[];
  /** By key; each once, however many views hold it. */
  readonly sets: ReadonlyMap<string, ChunkSet>;
  readonly file_ids: ReadonlySet<string>;
  /** Whether the view of this index holds the set. */
  has(index_id: string, key: string): boolean;
  /** The first of the indexes that hold the set. */
  indexOf(key: string): string | undefined;
  /** The same of these files only. */
  only(file_ids: ReadonlySet<string>): HeldKnowledge;
}

/** What the views hold of entries. */
export function heldKnowledge(views: readonly IndexView[], entries: readonly HeldEntry[]): HeldKnowledge {
  const sets = new Map<string, ChunkSet>();
  const byIndex = new Map<string, Set<string>>(views.map(({ index_id }) => [index_id, new Set()]));
  const viewOf = new Map(views.map((view) => [view.index_id, view]));
  for (const entry of entries) {
    const view = viewOf.get(entry.index_id);
    if (view === undefined || entry.generation !== view.generation || !holds(view, entry)) continue;
    const { file_id, file_version, chunker } = entry;
    const key = chunkSetKey(entry);
    sets.set(key, { file_id, file_version, chunker });
    byIndex.get(entry.index_id)?.add(key);
  }
  return {
    index_ids: views.map(({ index_id }) => index_id),
    sets,
    file_ids: new Set([...sets.values()].map(({ file_id }) => file_id)),
    has: (index_id, key) => byIndex.get(index_id)?.has(key) === true,
    indexOf: (key) => views.find(({ index_id }) => byIndex.get(index_id)?.has(key))?.index_id,
    only: (file_ids) =>
      heldKnowledge(
        views,
        entries.filter(({ file_id }) => file_ids.has(file_id)),
      ),
  };
}
