import { chunkerDigest } from '../ingestion-pipeline/index.ts';
import { AppError, type Clock, notFound, type TenantScope, type Work } from '../kernel/index.ts';
import type {
  IndexEntry,
  IndexEntryRepository,
  IngestionIndexes,
  SnapshotMaker,
  WaitingEntry,
} from '../vector-search/index.ts';
import type { File } from './file.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository, StoredFile } from './file-repository.ts';
import { toFile } from './file-view.ts';

/** What archiving and restoring need. */
export interface ArchiveFileDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly entries: Pick<IndexEntryRepository, 'open' | 'close'>;
  readonly indexes: IngestionIndexes;
  readonly clock: Clock;
}

export interface ArchiveDeps extends ArchiveFileDeps {
  /** Ends what is under way. */
  readonly stopFile: (scope: TenantScope, id: string) => Promise<unknown>;
  readonly snapshots: SnapshotMaker;
  /** Days after which an archived file is purged. */
  readonly retention_days: number;
}

export interface RestoreDeps extends ArchiveFileDeps {
  /** Starts the work on an entry. */
  readonly dispatcher: { dispatch(scope: TenantScope, entry: WaitingEntry): Promise<void> };
}

const DAY_MS = 86_400_000;

const changed = (status: string | undefined) =>
  new AppError('file_not_ready', {
    message: 'The file changed at the same time.',
    ...(status === undefined ? {} : { details: { status } }),
  });

/** Makes the use case that takes a file out of every live search and out of lists. Snapshots that hold it keep it. */
export function createArchiveFile(deps: ArchiveDeps) {
  const { files, lifecycle, entries, indexes, clock, stopFile, snapshots, retention_days } = deps;

  /** Every entry leaves in the transaction of the change: no search that begins later finds it. */
  async function leave(scope: TenantScope, work: Work, { id, index_ids }: StoredFile): Promise<string[]> {
    const wanting: string[] = [];
    for (const { id: index_id, next_snapshot, snapshot_policy } of await indexes.hold(scope, work, index_ids)) {
      const left = await entries.close(scope, work, { index_id, file_id: id }, next_snapshot);
      if (left.length > 0 && snapshot_policy === 'on_change') wanting.push(index_id);
    }
    return wanting;
  }

  /**
   * What is under way is stopped. An archived file stays as it is.
   *
   * @throws AppError `not_found`; `file_not_ready` where something else happens to it at the same time.
   */
  return async (scope: TenantScope, id: string): Promise<File> => {
    await stopFile(scope, id);
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    if (file.status === 'archived') return toFile(file);
    const now = clock.now();
    let wanting: string[] = [];
    const archived = await lifecycle.change(
      scope,
      file,
      { status: ['ready', 'failed'], version: file.version },
      { status: 'archived', archived_at: now, purge_at: new Date(now.getTime() + retention_days * DAY_MS) },
      'file.archived',
      async (work) => {
        wanting = await leave(scope, work, file);
      },
    );
    if (archived === null) throw changed((await files.get(scope, id))?.status);
    for (const index_id of wanting) await snapshots.makeSnapshot(scope, index_id);
    return toFile(archived);
  };
}

/** Makes the use case that brings an archived file back. */
export function createRestoreFile(deps: RestoreDeps) {
  const { files, lifecycle, entries, indexes, clock, dispatcher } = deps;

  /** It comes in anew: snapshots that were made meanwhile do not hold it. What is kept of it is used again. */
  async function comeBack(
    scope: TenantScope,
    work: Work,
    { id, live_version }: StoredFile,
    index_ids: readonly string[],
  ): Promise<IndexEntry[]> {
    if (live_version === null) return [];
    const held = await indexes.hold(scope, work, index_ids);
    return entries.open(
      scope,
      work,
      held.flatMap(({ id: index_id, active, building }) =>
        [active, ...(building === null ? [] : [building])].map(({ generation, chunking }) => ({
          index_id,
          generation,
          file_id: id,
          file_version: live_version,
          chunker: chunkerDigest(chunking),
          status: 'pending' as const,
          deadline_at: null,
        })),
      ),
    );
  }

  /**
   * Searches find its live version again as soon as its indexes have it: within moments where nothing of it was removed
   * meanwhile. A file that is not archived stays as it is.
   *
   * @throws AppError `not_found`; `file_not_ready` for a file that is being purged.
   */
  return async (scope: TenantScope, id: string): Promise<File> => {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    if (file.status !== 'archived') return toFile(file);
    if (file.purge_at !== null && file.purge_at <= clock.now()) {
      throw new AppError('file_not_ready', { message: 'The file is being purged.', details: { status: file.status } });
    }
    const usable = await indexes.ofIngestion(scope, file.index_ids);
    let waiting: IndexEntry[] = [];
    const restored = await lifecycle.change(
      scope,
      file,
      { status: ['archived'], purge_at: file.purge_at },
      { status: file.reason === null ? 'ready' : 'failed', archived_at: null, purge_at: null },
      'file.restored',
      async (work) => {
        waiting = await comeBack(
          scope,
          work,
          file,
          usable.map((index) => index.id),
        );
      },
    );
    if (restored === null) throw changed((await files.get(scope, id))?.status);
    // What cannot be started now is started by the sweep over what waits.
    for (const entry of waiting) await dispatcher.dispatch(scope, entry).catch(() => undefined);
    return toFile(restored);
  };
}
