import { holds, type IndexEntry, indexEntryId } from '../vector-search/index.ts';
import type { KeptSnapshot } from './upkeep-ports.ts';

/** Entries of a generation by what becomes of them. */
export interface SortedEntries {
  /** Open: live, on their way, or failed. */
  readonly open: readonly IndexEntry[];
  /** Closed, and held by a snapshot that is kept. */
  readonly kept: readonly IndexEntry[];
  /** Closed, and held by nothing. */
  readonly unneeded: readonly IndexEntry[];
}

/** Which entries of a generation somebody needs. */
export function sortEntries(entries: readonly IndexEntry[], snapshots: readonly KeptSnapshot[]): SortedEntries {
  const open = entries.filter(({ until }) => until === null);
  const closed = entries.filter(({ until }) => until !== null);
  const needed = (entry: IndexEntry) =>
    snapshots.some(({ generation, number }) => generation === entry.generation && holds({ as_of: number }, entry));
  return { open, kept: closed.filter(needed), unneeded: closed.filter((entry) => !needed(entry)) };
}

/** Names what an entry is about, however often it came and left. */
export const keyOfEntry = (entry: IndexEntry) => indexEntryId(entry);
