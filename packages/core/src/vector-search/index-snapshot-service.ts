import { CHUNKER } from '../ingestion-pipeline/index.ts';
import {
  AppError,
  type Clock,
  digestOf,
  type IdSource,
  notFound,
  type Page,
  type PageRequest,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import type { HeldEntry, IndexEntryRepository } from './index-entry-repository.ts';
import type { CreateIndexSnapshot, IndexSnapshot, SnapshotFile } from './index-snapshot.ts';
import type { IndexSnapshotRepository } from './index-snapshot-repository.ts';
import type { SnapshotMaker } from './ingestion-indexes.ts';
import type { SearchIndexRepository, StoredSearchIndex } from './search-index-repository.ts';

/** What snapshots need. */
export interface IndexSnapshotDeps {
  readonly indexes: Pick<SearchIndexRepository, 'get' | 'lock' | 'update'>;
  readonly entries: Pick<IndexEntryRepository, 'heldBy'>;
  readonly snapshots: IndexSnapshotRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** What makes two snapshots the same. */
function digestOfHeld({ chunking, embedding_model }: StoredSearchIndex, held: readonly HeldEntry[]): string {
  const file_versions = held
    .map(({ file_id, file_version, chunker }) => ({ file_id, version: file_version, chunker }))
    .sort((a, b) => (a.file_id < b.file_id ? -1 : a.file_id > b.file_id ? 1 : a.version - b.version));
  return digestOf({ chunker: { name: CHUNKER.name, options: chunking }, embedding_model, file_versions });
}

/** Use cases of snapshots. */
export function createIndexSnapshots(deps: IndexSnapshotDeps) {
  const { indexes, entries, snapshots, unitOfWork, clock, ids } = deps;

  /** Makes the next snapshot of an index that is held by this transaction, unless nothing has changed since the last. */
  async function makeWithin(
    scope: TenantScope,
    work: Work,
    index: StoredSearchIndex,
    { name = null, note = '' }: { readonly name?: string | null | undefined; readonly note?: string },
  ): Promise<IndexSnapshot> {
    const { id: index_id, generation, chunking, embedding_model, next_snapshot: number } = index;
    const held = await entries.heldBy(scope, [{ index_id, generation, as_of: 'live' }], undefined, work);
    const digest = digestOfHeld(index, held);
    const last = number === 1 ? null : await snapshots.findByNumber(scope, work, index_id, number - 1);
    if (last !== null && last.digest === digest && last.generation === generation && last.purged_at === null) {
      return last;
    }
    const snapshot: IndexSnapshot = {
      object: 'index_snapshot',
      id: ids.next('snapshot'),
      tenant_id: scope.tenant_id,
      index_id,
      number,
      generation,
      name,
      note,
      files: held.length,
      chunker: { name: CHUNKER.name, options: chunking },
      embedding_model,
      digest,
      bindings: 0,
      created_at: clock.now(),
      created_by: scope.subject,
      purged_at: null,
    };
    await snapshots.insert(scope, work, snapshot);
    await indexes.update(scope, work, index_id, { next_snapshot: number + 1 });
    work.record({
      action: 'index_snapshot.created',
      entity: { type: 'index_snapshot', id: snapshot.id },
      old_value: null,
      new_value: { index_id, number, generation, name, files: held.length, digest },
    });
    return snapshot;
  }

  async function make(scope: TenantScope, index_id: string, input: Partial<CreateIndexSnapshot>) {
    return unitOfWork.run(scope, async (work) => {
      const index = await indexes.lock(scope, work, index_id);
      if (index === null) throw notFound('search index');
      return makeWithin(scope, work, index, input);
    });
  }

  async function existing(scope: TenantScope, index_id: string, id: string): Promise<IndexSnapshot> {
    const found = await snapshots.get(scope, index_id, id);
    if (found === null) throw notFound('snapshot of this index');
    return found;
  }

  const maker: SnapshotMaker = { makeSnapshot: (scope, index_id) => make(scope, index_id, {}) };

  return {
    ...maker,

    /**
     * The next snapshot of what searches find now. Where nothing has changed since the last one it is the last one.
     * Archived indexes too: what they hold may be worth pinning before they go.
     */
    create: (scope: TenantScope, index_id: string, input: CreateIndexSnapshot): Promise<IndexSnapshot> =>
      make(scope, index_id, input),

    get: existing,

    async list(scope: TenantScope, index_id: string, page: PageRequest): Promise<Page<IndexSnapshot>> {
      if ((await indexes.get(scope, index_id)) === null) throw notFound('search index');
      return snapshots.list(scope, index_id, page);
    },

    /** @throws AppError `snapshot_purged` for one whose contents were removed. */
    async files(scope: TenantScope, index_id: string, id: string, page: PageRequest): Promise<Page<SnapshotFile>> {
      const snapshot = await existing(scope, index_id, id);
      if (snapshot.purged_at !== null) throw new AppError('snapshot_purged');
      return snapshots.files(scope, snapshot, page);
    },

    /** After a change of an index that is held by this transaction: its snapshot, where it wants one on every change. */
    async changedWithin(scope: TenantScope, work: Work, index: StoredSearchIndex): Promise<void> {
      if (index.snapshot_policy === 'on_change') await makeWithin(scope, work, index, {});
    },
  };
}
export type IndexSnapshots = ReturnType<typeof createIndexSnapshots>;
