import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { IndexEntryStatus } from './index-entry.ts';
import type { IngestionIndexes } from './ingestion-indexes.ts';
import type { IndexRecipe, ListSearchIndexes, SearchIndex } from './search-index.ts';

/** The generation that is made beside the active one. */
export type IndexBuild = IndexRecipe & {
  readonly generation: number;
  /** Length of its vectors; null while it is not known. */
  readonly embedding_dimensions: number | null;
  readonly started_at: Date;
};

/** A search index as it is stored. */
export interface StoredSearchIndex extends Omit<SearchIndex, 'object' | 'building' | 'snapshots' | 'files'> {
  readonly building: IndexBuild | null;
  /** The highest generation that there ever was: what a stopped build left behind is never taken for a new one. */
  readonly last_generation: number;
  /** Number that the next snapshot gets. */
  readonly next_snapshot: number;
}

/** What a search needs of an index. */
export type SearchedIndex = Pick<
  StoredSearchIndex,
  'id' | 'backend' | 'generation' | 'embedding_model' | 'embedding_dimensions'
> & {
  /** Written anew by every transaction that holds the index; not there before the first. */
  readonly held_by?: string;
};

/** Fields that a change sets. */
export type SearchIndexPatch = Partial<
  Omit<StoredSearchIndex, 'id' | 'tenant_id' | 'backend' | 'created_at' | 'updated_at'>
> & { readonly updated_at?: Date };

/** A generation of an index. */
export interface GenerationRef {
  readonly index_id: string;
  readonly generation: number;
}

/** Open entries of a generation, by status. */
export type EntryCounts = Readonly<Record<IndexEntryStatus, number>>;

/** Where search indexes are kept. */
export interface SearchIndexRepository extends IngestionIndexes {
  insert(scope: TenantScope, work: Work, index: StoredSearchIndex): Promise<void>;
  get(scope: TenantScope, id: string): Promise<StoredSearchIndex | null>;
  /** Those of these that the tenant has, archived ones too, in no order. */
  find(scope: TenantScope, ids: readonly string[]): Promise<StoredSearchIndex[]>;
  /** The same as searches see them, each with its stamp: see `IndexView`. */
  searched(scope: TenantScope, ids: readonly string[]): Promise<SearchedIndex[]>;
  list(
    scope: TenantScope,
    page: PageRequest,
    filter: Pick<ListSearchIndexes, 'archived' | 'name' | 'embedding_model'>,
  ): Promise<Page<StoredSearchIndex>>;
  /** One index, held for a change as by `hold`. */
  lock(scope: TenantScope, work: Work, id: string): Promise<StoredSearchIndex | null>;
  update(scope: TenantScope, work: Work, id: string, patch: SearchIndexPatch): Promise<void>;
  /** Open entries of these generations, in their order. One read. */
  fileCounts(scope: TenantScope, generations: readonly GenerationRef[]): Promise<EntryCounts[]>;
  /**
   * The embedding models of those that the tenant has, by id; archived ones too: what a binding pinned stays
   * searchable.
   */
  embeddingModels(scope: TenantScope, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Which of these new files may go into. */
  attachable(scope: TenantScope, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** The builder's view across tenants. */
export interface IndexBuildWatchList {
  /** Indexes with a build under way, the oldest build first. */
  building(limit: number): Promise<{ id: string; tenant_id: string }[]>;
}
