import { idTime, type TenantScope } from '../kernel/index.ts';
import { type ChunkSet, chunkSetKey } from '../vector-search/index.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';
import type { UpkeepReport } from './upkeep-report.ts';
import type { UpkeepTimes } from './upkeep-times.ts';

/** Sets that are looked at together. */
const PAGE = 500;

/** Makes what removes chunks, with their terms, that no entry of any index points at. */
export function createChunkTidier({ store, chunks }: Pick<UpkeepDeps, 'store' | 'chunks'>) {
  return async (
    scope: TenantScope,
    { at_rest_before }: UpkeepTimes,
    { checked, repaired }: UpkeepReport,
  ): Promise<void> => {
    for (let after: ChunkSet | null = null; ; ) {
      const page: ChunkSet[] = await store.chunkSets(scope, after, PAGE);
      checked.chunk_sets += page.length;
      const files = new Map(
        (await store.files(scope, [...new Set(page.map(({ file_id }) => file_id))])).map((file) => [file.id, file]),
      );
      // Files before entries: an execution that began since has entries by now.
      const used = await store.setsInUse(scope, page);
      for (const set of page) {
        const busy = files.get(set.file_id)?.at_work === true || idTime(set.file_id) >= at_rest_before;
        if (busy || used.has(chunkSetKey(set))) continue;
        await chunks.remove(scope, set);
        repaired.chunk_sets_removed += 1;
      }
      after = page.at(-1) ?? null;
      if (page.length < PAGE) return;
    }
  };
}
