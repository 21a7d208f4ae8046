import type { TenantScope } from '../kernel/index.ts';
import { chunkId, chunkSetKey, type Embedder, type IndexEntry, type VectorNamespace } from '../vector-search/index.ts';
import { keyOfEntry, sortEntries } from './needed-entries.ts';
import { createVectorRefill } from './refill-vectors.ts';
import { createEntryRemover } from './remove-entries.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';
import type { KeptIndex, KeptSnapshot } from './upkeep-ports.ts';
import type { UpkeepReport } from './upkeep-report.ts';
import type { UpkeepTimes } from './upkeep-times.ts';

/** Ids that are looked up or removed together. */
const BATCH = 500;

function idsOf({ file_id, file_version, chunker, chunks }: IndexEntry): string[] {
  return Array.from({ length: chunks ?? 0 }, (_, ordinal) => chunkId(file_id, file_version, chunker, ordinal));
}

/** Makes a generation and its vectors agree with its entries. */
export function createGenerationTidier(deps: UpkeepDeps) {
  const { store, chunks, vectors, embedders } = deps;
  const remover = createEntryRemover(deps);
  const refill = createVectorRefill(deps);

  /** Of vectors that no finished entry owns: those that an unfinished one does not own either. */
  async function unowned(scope: TenantScope, ids: readonly string[], unfinished: readonly IndexEntry[]) {
    if (unfinished.length === 0) return ids;
    const sets = new Set(unfinished.map(chunkSetKey));
    // One without a row may be of an execution that is writing just now.
    const atWork = unfinished.some(({ status }) => status !== 'failed');
    const found: string[] = [];
    for (let at = 0; at < ids.length; at += BATCH) {
      const part = ids.slice(at, at + BATCH);
      const rows = new Map((await chunks.find(scope, part)).map((row) => [row.id, row]));
      const owned = (id: string) => {
        const row = rows.get(id);
        return row === undefined ? atWork : sets.has(chunkSetKey(row));
      };
      found.push(...part.filter((id) => !owned(id)));
    }
    return found;
  }

  async function modelOf(scope: TenantScope, index: KeptIndex, generation: number): Promise<string> {
    if (generation === index.generation) return index.embedding_model;
    if (generation === index.building?.generation) return index.building.embedding_model;
    return (await store.modelOf(scope, index.id, generation)) ?? index.embedding_model;
  }

  /** Rows of earlier releases do not have it. */
  function lengthOf({ building, ...active }: KeptIndex, generation: number): number | null {
    const made = [active, building].find((one) => one?.generation === generation);
    return made?.embedding_dimensions ?? null;
  }

  return async (
    scope: TenantScope,
    index: KeptIndex,
    generation: number,
    snapshots: readonly KeptSnapshot[],
    { at_rest_before }: UpkeepTimes,
    report: UpkeepReport,
  ): Promise<void> => {
    const { checked, repaired } = report;
    const namespace: VectorNamespace = { tenant_id: scope.tenant_id, index_id: index.id, generation };
    const backend = vectors.of(index.backend);
    // Vectors first and entries after them: whatever has a vector here had an entry before.
    const there = new Set((await Array.fromAsync(backend.ids(namespace))).flat());
    const entries = await store.entries(scope, index.id, generation);
    checked.generations += 1;
    checked.entries += entries.length;
    checked.vectors += there.size;

    const sorted = sortEntries(entries, snapshots);
    const atRest = ({ updated_at }: IndexEntry) => updated_at < at_rest_before;
    const leaving = new Set(sorted.unneeded.filter(atRest));
    const staying = entries.filter((entry) => !leaving.has(entry));
    await remover.remove(scope, { store: backend, namespace }, [...leaving], staying, report);

    // A transaction has closed these; whoever should have told the store may have died before.
    const open = new Set(sorted.open.map(keyOfEntry));
    for (const entry of staying) {
      if (entry.until !== null && !open.has(keyOfEntry(entry))) await backend.close(namespace, entry, entry.until);
    }

    const finished = staying.filter(({ status }) => status === 'searchable');
    const owned = new Set(finished.flatMap(idsOf));
    const gone = new Set([...leaving].flatMap(idsOf));
    const strange = [...there].filter((id) => !owned.has(id) && !gone.has(id));
    const unfinished = staying.filter(({ status }) => status !== 'searchable');
    const orphans = await unowned(scope, strange, unfinished);
    if (orphans.length > 0) await backend.remove(namespace, orphans);
    repaired.vectors_removed += orphans.length;

    let embedder: Embedder | undefined;
    for (const entry of finished.filter(atRest)) {
      const missing = new Set(idsOf(entry).filter((id) => !there.has(id)));
      if (missing.size === 0) continue;
      embedder ??= embedders.of(await modelOf(scope, index, generation));
      await refill(
        scope,
        { namespace, vectors: backend, embedder, dimensions: lengthOf(index, generation), entry, missing },
        report,
      );
    }
  };
}
