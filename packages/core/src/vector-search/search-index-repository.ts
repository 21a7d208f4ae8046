import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { SearchIndex } from './search-index.ts';

/** A search index as it is stored. */
export type StoredSearchIndex = Omit<SearchIndex, 'object'>;

/** Where search indexes are kept. */
export interface SearchIndexRepository {
  insert(scope: TenantScope, work: Work, index: StoredSearchIndex): Promise<void>;
  get(scope: TenantScope, id: string): Promise<StoredSearchIndex | null>;
  list(scope: TenantScope, page: PageRequest): Promise<Page<StoredSearchIndex>>;
  /**
   * The embedding models of those that the tenant has, by id; archived ones too: what a binding pinned stays
   * searchable.
   */
  embeddingModels(scope: TenantScope, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Which of these new files may go into. */
  attachable(scope: TenantScope, ids: readonly string[]): Promise<ReadonlySet<string>>;
}
