import {
  AppError,
  type Clock,
  digestOf,
  type IdSource,
  type JsonValue,
  notFound,
  type Page,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import {
  type CreateSearchIndex,
  createSearchIndexSchema,
  type ListSearchIndexes,
  type SearchIndex,
  type UpdateSearchIndex,
} from './search-index.ts';
import { catalogued, recipeOf, requestedBuild } from './search-index-recipe.ts';
import type { SearchIndexPatch, SearchIndexRepository, StoredSearchIndex } from './search-index-repository.ts';
import { showIndex, showIndexes } from './search-index-view.ts';
import type { VectorBackend } from './vector-store.ts';

/** What indexes of this deployment may be made with. */
export interface IndexMeans {
  /** The model of an index that asks for none. */
  readonly embedding_model: string;
  /** The models that can be asked for; the one above where nothing else is said. */
  readonly embedding_models?: readonly string[] | undefined;
  /** The backends that are configured; Chroma where nothing else is said. */
  readonly backends?: readonly VectorBackend[] | undefined;
}

/** What the use cases of search indexes need. */
export interface SearchIndexDeps extends IndexMeans {
  readonly indexes: SearchIndexRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

function assertOneOf(param: string, noun: string, value: string, usable: readonly string[]): void {
  if (usable.includes(value)) return;
  throw new AppError('unprocessable', {
    message: `This deployment has no ${noun} ${value}. It has: ${usable.join(', ')}.`,
    param,
    details: { usable: [...usable] },
  });
}

const auditView = (index: StoredSearchIndex): { [key: string]: JsonValue } => ({
  name: index.name,
  description: index.description,
  backend: index.backend,
  ...recipeOf(index),
  snapshot_policy: index.snapshot_policy,
  metadata: index.metadata,
});

/** Reads a tenant's search indexes. */
export function createSearchIndexReader({ indexes }: Pick<SearchIndexDeps, 'indexes'>) {
  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<SearchIndex> {
      const index = await indexes.get(scope, id);
      if (index === null) throw notFound('search index');
      return showIndex(indexes, scope, index);
    },

    async list(scope: TenantScope, { archived, name, embedding_model, ...page }: ListSearchIndexes) {
      const found = await indexes.list(scope, page, { archived, name, embedding_model });
      return { ...found, data: await showIndexes(indexes, scope, found.data) } satisfies Page<SearchIndex>;
    },
  };
}

/** Use cases of search indexes. */
export function createSearchIndexService(deps: SearchIndexDeps) {
  const { indexes, unitOfWork, clock, ids, embedding_model, embedding_models = [embedding_model] } = deps;

  function assertModel(model: string | undefined): void {
    if (model !== undefined) assertOneOf('embedding_model', 'embedding model', model, embedding_models);
  }

  return {
    ...createSearchIndexReader({ indexes }),

    /** @throws AppError `unprocessable` for a model or a backend that this deployment does not have. */
    async create(scope: TenantScope, input: CreateSearchIndex): Promise<SearchIndex> {
      const { backend, chunking, description = null, ...given } = createSearchIndexSchema.parse(input);
      assertModel(given.embedding_model);
      assertOneOf('backend', 'vector backend', backend, deps.backends ?? ['chroma']);
      const now = clock.now();
      const model = given.embedding_model ?? embedding_model;
      const index: StoredSearchIndex = {
        id: ids.next('search_index'),
        tenant_id: scope.tenant_id,
        ...given,
        description,
        backend,
        chunking,
        embedding_model: model,
        embedding_dimensions: catalogued(model),
        generation: 1,
        last_generation: 1,
        building: null,
        next_snapshot: 1,
        created_at: now,
        updated_at: now,
        archived_at: null,
      };
      await unitOfWork.run(scope, async (work) => {
        await indexes.insert(scope, work, index);
        const entity = { type: 'search_index', id: index.id } as const;
        work.record({ action: 'search_index.created', entity, old_value: null, new_value: auditView(index) });
      });
      return showIndex(indexes, scope, index);
    },

    /**
     * Changes what is named. A recipe that differs from the active one starts the making of the next generation, which
     * takes over when it has every file; until then nothing changes for searches.
     *
     * @throws AppError `unprocessable` for a model that this deployment does not have; `resource_archived`;
     * `index_building` for another recipe than the one that is being built.
     */
    async update(scope: TenantScope, id: string, input: UpdateSearchIndex): Promise<SearchIndex> {
      assertModel(input.embedding_model);
      const { chunking, embedding_model: model, ...plain } = input;
      const after = await unitOfWork.run(scope, async (work) => {
        const old = await indexes.lock(scope, work, id);
        if (old === null) throw notFound('search index');
        if (old.archived_at !== null) throw new AppError('resource_archived');
        const now = clock.now();
        const building = requestedBuild(old, { chunking, embedding_model: model }, now);
        const changed = changedOf(old, plain);
        if (building === null && Object.keys(changed).length === 0) return old;
        const patch: SearchIndexPatch = {
          ...changed,
          ...(building === null ? {} : { building, last_generation: building.generation }),
          updated_at: now,
        };
        await indexes.update(scope, work, id, patch);
        const next = { ...old, ...patch } as StoredSearchIndex;
        const entity = { type: 'search_index', id } as const;
        if (Object.keys(changed).length > 0) {
          const values = { old_value: auditView(old), new_value: auditView(next) };
          work.record({ action: 'search_index.updated', entity, ...values });
        }
        if (building !== null) {
          const new_value = { generation: building.generation, ...recipeOf(building) };
          work.record({ action: 'index_build.started', entity, old_value: recipeOf(old), new_value });
        }
        return next;
      });
      return showIndex(indexes, scope, after);
    },
  };
}
export type SearchIndexService = ReturnType<typeof createSearchIndexService>;

type PlainFields = Omit<UpdateSearchIndex, 'chunking' | 'embedding_model'>;

/** What differs from what is there. */
function changedOf(old: StoredSearchIndex, fields: PlainFields): SearchIndexPatch {
  const entries = Object.entries(fields) as [keyof PlainFields, JsonValue | undefined][];
  return Object.fromEntries(
    entries.filter(([key, value]) => value !== undefined && digestOf(value) !== digestOf(old[key])),
  );
}
