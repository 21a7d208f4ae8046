import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type { ListQuerySets, QuerySet, QuerySetVersion } from './query-set.ts';

/** A set as it is stored. */
export type StoredQuerySet = Omit<QuerySet, 'object'>;

/** Where query sets are kept. */
export interface QuerySetRepository {
  /** With its first version, in one transaction. */
  insert(scope: TenantScope, work: Work, set: StoredQuerySet, version: QuerySetVersion): Promise<void>;
  /** Of this index only. */
  get(scope: TenantScope, index_id: string, id: string, work?: Work): Promise<StoredQuerySet | null>;
  /** Those that are not archived. */
  list(scope: TenantScope, index_id: string, query: ListQuerySets): Promise<Page<StoredQuerySet>>;
  version(scope: TenantScope, id: string, version: number): Promise<QuerySetVersion | null>;
  /** Changes the set, and adds the version that it now has, if one is given. */
  update(
    scope: TenantScope,
    work: Work,
    id: string,
    patch: Partial<StoredQuerySet>,
    version?: QuerySetVersion,
  ): Promise<void>;
}

/** What labels refer to. */
export interface LabelTargets {
  /** Whether the tenant has the index, and whether it is archived; null where it does not have it. */
  index(scope: TenantScope, id: string): Promise<{ readonly archived_at: Date | null } | null>;
  /** Those of these files that the tenant has. */
  files(scope: TenantScope, ids: readonly string[]): Promise<ReadonlySet<string>>;
}
