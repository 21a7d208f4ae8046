import type { FileRepository } from '../file-storage/index.ts';
import type { TenantScope } from '../kernel/index.ts';
import type {
  GenerationSwitch,
  IndexEntry,
  IndexEntryRepository,
  IngestionIndexes,
  SnapshotMaker,
  VectorStores,
} from '../vector-search/index.ts';
import type { IngestionContext } from './ingestion-context.ts';
import { type IngestionTarget, namespaceOf } from './ingestion-plan.ts';

/** What settling needs. */
export interface SettleIndexesDeps {
  readonly files: Pick<FileRepository, 'get'>;
  readonly entries: Pick<IndexEntryRepository, 'ofFile'>;
  readonly indexes: Pick<IngestionIndexes, 'ofIngestion'>;
  readonly vectors: VectorStores;
  readonly snapshots?: SnapshotMaker;
  readonly generations?: GenerationSwitch;
}

const isOf = (entry: IndexEntry, { index_id, generation }: Pick<IndexEntry, 'index_id' | 'generation'>) =>
  entry.index_id === index_id && entry.generation === generation;

/**
 * Makes what follows from a file that became findable. All of it can be repeated: an execution may end anywhere in
 * between, and so that what was missed is made good, there is a reconciler.
 */
export function createSettleIndexes(deps: SettleIndexesDeps) {
  const { files, entries, indexes, vectors, snapshots, generations } = deps;

  /** Tells the vector store which versions left, so that a search that looks twice need not pass over them. */
  async function closeVectors(
    { tenant_id, file_id, version }: IngestionContext,
    target: IngestionTarget,
    own: readonly IndexEntry[],
  ): Promise<void> {
    const of_target = own.filter((entry) => isOf(entry, target) && entry.file_version <= version);
    const open = new Set(of_target.flatMap((entry) => (entry.until === null ? [entry.file_version] : [])));
    const left = of_target
      .filter(({ file_version }) => !open.has(file_version))
      .sort((a, b) => b.file_version - a.file_version || (b.until ?? 0) - (a.until ?? 0));
    // Those before the last one were closed when it came.
    const [last] = left;
    if (last?.until == null) return;
    const owner = { file_id, file_version: last.file_version };
    await vectors.of(target.backend).close(namespaceOf(tenant_id, target), owner, last.until);
  }

  return async (scope: TenantScope, context: IngestionContext, targets: readonly IngestionTarget[]): Promise<void> => {
    const { file_id, version } = context;
    const file = await files.get(scope, file_id);
    if (file === null || file.archived_at !== null || file.live_version !== version) return;
    const [own, of_file] = await Promise.all([
      entries.ofFile(scope, { file_id }),
      indexes.ofIngestion(scope, file.index_ids),
    ]);
    for (const target of targets) await closeVectors(context, target, own);
    for (const { id, active, building, snapshot_policy } of of_file) {
      const filled = targets.filter(({ index_id }) => index_id === id).map(({ generation }) => generation);
      if (snapshot_policy === 'on_change' && filled.includes(active.generation)) {
        await snapshots?.makeSnapshot(scope, id);
      }
      if (building !== null && filled.includes(building.generation)) {
        await generations?.switchWhenComplete(scope, id);
      }
    }
  };
}
