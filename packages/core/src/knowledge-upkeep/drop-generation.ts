import type { TenantScope } from '../kernel/index.ts';
import { createEntryRemover } from './remove-entries.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';
import type { KeptIndex } from './upkeep-ports.ts';
import type { UpkeepReport } from './upkeep-report.ts';
import type { UpkeepTimes } from './upkeep-times.ts';

/** Makes what removes a generation of an index that nothing needs: neither searches, nor a build, nor a snapshot. */
export function createGenerationDropper({ store, chunks, vectors }: UpkeepDeps) {
  const remover = createEntryRemover({ store, chunks });

  return async (
    scope: TenantScope,
    { id: index_id, backend }: KeptIndex,
    generation: number,
    { at_rest_before }: UpkeepTimes,
    report: UpkeepReport,
  ): Promise<void> => {
    const entries = await store.entries(scope, index_id, generation);
    // A search that began before the switch may still be looking, an execution may still be writing.
    if (entries.some(({ updated_at }) => updated_at >= at_rest_before)) return;
    const namespace = { tenant_id: scope.tenant_id, index_id, generation };
    const held = await vectors.of(backend).count(namespace);
    if (held === 0 && entries.length === 0) return;
    await vectors.of(backend).drop(namespace);
    report.repaired.generations_dropped += 1;
    for (const entry of entries) await remover.removeRow(scope, entry, report);
  };
}
