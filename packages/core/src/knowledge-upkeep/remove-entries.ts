import type { TenantScope } from '../kernel/index.ts';
import { chunkSetKey, type IndexEntry, type VectorNamespace, type VectorStore } from '../vector-search/index.ts';
import { keyOfEntry } from './needed-entries.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';
import type { UpkeepReport } from './upkeep-report.ts';

type Deps = Pick<UpkeepDeps, 'store' | 'chunks'>;

/** Removes what entries point at, and then the entries: whoever is interrupted finds them again. */
export function createEntryRemover({ store, chunks }: Deps) {
  /** The row first, so that it does not count as a use; chunks that are then without one are found by their set. */
  async function removeRow(scope: TenantScope, entry: IndexEntry, { repaired }: UpkeepReport): Promise<void> {
    await store.removeEntry(scope, entry.id);
    repaired.entries_removed += 1;
    const { file_id, file_version, chunker } = entry;
    const set = { file_id, file_version, chunker };
    if ((await store.setsInUse(scope, [set])).has(chunkSetKey(set))) return;
    await chunks.remove(scope, set);
    repaired.chunk_sets_removed += 1;
  }

  return {
    removeRow,

    /**
     * @param staying entries of the namespace that stay: one of the same file version keeps its vectors.
     */
    async remove(
      scope: TenantScope,
      { store: vectors, namespace }: { readonly store: VectorStore; readonly namespace: VectorNamespace },
      unneeded: readonly IndexEntry[],
      staying: readonly IndexEntry[],
      report: UpkeepReport,
    ): Promise<void> {
      const stay = new Set(staying.map(keyOfEntry));
      for (const entry of unneeded) {
        if (!stay.has(keyOfEntry(entry))) await vectors.removeFile(namespace, entry);
        await removeRow(scope, entry, report);
      }
    },
  };
}
