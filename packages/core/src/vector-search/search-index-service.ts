import {
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type PageRequest,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import type { CreateSearchIndex, SearchIndex } from './search-index.ts';
import type { SearchIndexRepository, StoredSearchIndex } from './search-index-repository.ts';

/** What the use cases of search indexes need. */
export interface SearchIndexDeps {
  readonly indexes: SearchIndexRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** The model whose vectors the index holds. */
  readonly embedding_model: string;
}

const toIndex = (stored: StoredSearchIndex): SearchIndex => ({ object: 'search_index', ...stored });

/** Reads a tenant's search indexes. */
export function createSearchIndexReader({ indexes }: Pick<SearchIndexDeps, 'indexes'>) {
  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<SearchIndex> {
      const index = await indexes.get(scope, id);
      if (index === null) throw notFound('search index');
      return toIndex(index);
    },

    async list(scope: TenantScope, page: PageRequest): Promise<Page<SearchIndex>> {
      const found = await indexes.list(scope, page);
      return { ...found, data: found.data.map(toIndex) };
    },
  };
}

/** Use cases of search indexes. */
export function createSearchIndexService(deps: SearchIndexDeps) {
  const { indexes, unitOfWork, clock, ids, embedding_model } = deps;
  return {
    ...createSearchIndexReader({ indexes }),

    async create(scope: TenantScope, input: CreateSearchIndex): Promise<SearchIndex> {
      const now = clock.now();
      const index: StoredSearchIndex = {
        id: ids.next('search_index'),
        tenant_id: scope.tenant_id,
        name: input.name,
        description: input.description ?? null,
        backend: 'chroma',
        embedding_model,
        metadata: input.metadata,
        created_at: now,
        updated_at: now,
        archived_at: null,
      };
      await unitOfWork.run(scope, async (work) => {
        await indexes.insert(scope, work, index);
        work.record({
          action: 'search_index.created',
          entity: { type: 'search_index', id: index.id },
          old_value: null,
          new_value: { name: index.name, backend: index.backend, embedding_model },
        });
      });
      return toIndex(index);
    },
  };
}
export type SearchIndexService = ReturnType<typeof createSearchIndexService>;
