import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { IndexSnapshot, SnapshotFile } from './index-snapshot.ts';

/** Where snapshots of indexes are kept. */
export interface IndexSnapshotRepository {
  insert(scope: TenantScope, work: Work, snapshot: IndexSnapshot): Promise<void>;
  get(scope: TenantScope, index_id: string, id: string): Promise<IndexSnapshot | null>;
  findByNumber(scope: TenantScope, work: Work, index_id: string, number: number): Promise<IndexSnapshot | null>;
  /** Those of these that the tenant has, in no order. */
  find(scope: TenantScope, ids: readonly string[]): Promise<IndexSnapshot[]>;
  /** By number. */
  list(scope: TenantScope, index_id: string, page: PageRequest): Promise<Page<IndexSnapshot>>;
  /** What a snapshot holds, by file. */
  files(
    scope: TenantScope,
    snapshot: Pick<IndexSnapshot, 'index_id' | 'generation' | 'number'>,
    page: PageRequest,
  ): Promise<Page<SnapshotFile>>;
  /** Numbers and generations of those whose contents are kept: what lies in none of their intervals can go. */
  kept(scope: TenantScope, index_id: string): Promise<Pick<IndexSnapshot, 'number' | 'generation'>[]>;
  /**
   * Marks one whose contents go. Null where a binding has pinned it meanwhile, and where it is marked already.
   * Whoever calls this removes the contents afterwards, never before.
   */
  markPurged(scope: TenantScope, work: Work, id: string, now: Date): Promise<IndexSnapshot | null>;
}

/** The reconciler's view across tenants. */
export interface SnapshotWatchList {
  /** Snapshots made before a time that no binding pins and whose contents are still kept, oldest first. */
  purgeable(made_before: Date, limit: number): Promise<{ id: string; tenant_id: string; index_id: string }[]>;
}
