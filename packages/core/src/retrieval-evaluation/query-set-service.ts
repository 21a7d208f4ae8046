import { auditValue } from '../audit/index.ts';
import {
  AppError,
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import {
  type CreateQuerySet,
  contentOf,
  type LabelledQuery,
  type ListQuerySets,
  type QuerySet,
  type QuerySetVersion,
  type QuerySetWithQueries,
  type UpdateQuerySet,
} from './query-set.ts';
import type { LabelTargets, QuerySetRepository, StoredQuerySet } from './query-set-repository.ts';

/** What the use cases of query sets need. */
export interface QuerySetDeps {
  readonly querySets: QuerySetRepository;
  readonly targets: LabelTargets;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const shown = (stored: StoredQuerySet): QuerySet => ({ object: 'query_set', ...stored });

/** What the audit keeps of a set: its digest stands for its queries. */
const audited = ({ name, description, version, query_count, judgement_count, digest, archived_at }: StoredQuerySet) =>
  auditValue({ name, description, version, query_count, judgement_count, digest, archived_at });

function versionOf(
  { id, tenant_id, version, digest }: StoredQuerySet,
  queries: readonly LabelledQuery[],
  { created_at, created_by }: Pick<QuerySetVersion, 'created_at' | 'created_by'>,
): QuerySetVersion {
  return { id: `${id}:${version}`, tenant_id, query_set_id: id, version, digest, queries, created_at, created_by };
}

/** Use cases of query sets. An index or a set that the tenant does not have is `not_found`. */
export function createQuerySetService({ querySets, targets, unitOfWork, clock, ids }: QuerySetDeps) {
  async function indexOf(scope: TenantScope, id: string) {
    const index = await targets.index(scope, id);
    if (index === null) throw notFound('search index');
    return index;
  }

  async function one(scope: TenantScope, index_id: string, id: string, work?: Parameters<typeof querySets.get>[3]) {
    const found = await querySets.get(scope, index_id, id, work);
    if (found === null) throw notFound('query set');
    return found;
  }

  /** A label of a file that is not there would count as missed for ever. */
  async function checkFiles(scope: TenantScope, queries: readonly LabelledQuery[]): Promise<void> {
    const named = new Set(queries.flatMap(({ relevant }) => relevant.map(({ file_id }) => file_id)));
    const there = await targets.files(scope, [...named]);
    for (const [q, { relevant }] of queries.entries()) {
      const at = relevant.findIndex(({ file_id }) => !there.has(file_id));
      if (at >= 0) throw new AppError('reference_not_found', { param: `queries.${q}.relevant.${at}.file_id` });
    }
  }

  async function archiving(scope: TenantScope, index_id: string, id: string, archived_at: Date | null) {
    return unitOfWork.run(scope, async (work) => {
      const before = await one(scope, index_id, id, work);
      if ((before.archived_at === null) === (archived_at === null)) return shown(before);
      const patch = { archived_at, updated_at: clock.now() };
      await querySets.update(scope, work, id, patch);
      work.record({
        action: archived_at === null ? 'query_set.restored' : 'query_set.archived',
        entity: { type: 'query_set', id },
        old_value: auditValue({ archived_at: before.archived_at }),
        new_value: auditValue({ archived_at }),
      });
      return shown({ ...before, ...patch });
    });
  }

  return {
    /** @throws AppError `resource_archived` for the index; `reference_not_found` for a file of a label. */
    async create(scope: TenantScope, index_id: string, input: CreateQuerySet): Promise<QuerySet> {
      const { archived_at } = await indexOf(scope, index_id);
      if (archived_at !== null) throw new AppError('resource_archived', { message: 'The search index is archived.' });
      await checkFiles(scope, input.queries);
      const now = clock.now();
      const set: StoredQuerySet = {
        id: ids.next('query_set'),
        tenant_id: scope.tenant_id,
        index_id,
        name: input.name,
        description: input.description ?? null,
        version: 1,
        ...contentOf(input.queries),
        created_at: now,
        created_by: scope.subject,
        updated_at: now,
        archived_at: null,
      };
      await unitOfWork.run(scope, async (work) => {
        await querySets.insert(scope, work, set, versionOf(set, input.queries, set));
        work.record({
          action: 'query_set.created',
          entity: { type: 'query_set', id: set.id },
          old_value: null,
          new_value: audited(set),
        });
      });
      return shown(set);
    },

    async list(scope: TenantScope, index_id: string, query: ListQuerySets): Promise<Page<QuerySet>> {
      await indexOf(scope, index_id);
      const page = await querySets.list(scope, index_id, query);
      return { ...page, data: page.data.map(shown) };
    },

    /** @throws AppError `not_found` for a version that there is none of, too. */
    async get(scope: TenantScope, index_id: string, id: string, version?: number): Promise<QuerySetWithQueries> {
      const set = await one(scope, index_id, id);
      const found = await querySets.version(scope, id, version ?? set.version);
      if (found === null) throw notFound('version of the query set');
      const queries = [...found.queries];
      return { ...shown(set), ...contentOf(queries), version: found.version, queries };
    },

    /**
     * Puts everything in place of what is there. Other queries make the next version; evaluations of earlier ones keep
     * theirs. What changes nothing does nothing.
     *
     * @throws AppError `resource_archived`, `precondition_failed` (expected_version), `reference_not_found`.
     */
    async update(scope: TenantScope, index_id: string, id: string, input: UpdateQuerySet): Promise<QuerySet> {
      await one(scope, index_id, id);
      await checkFiles(scope, input.queries);
      return unitOfWork.run(scope, async (work) => {
        const before = await one(scope, index_id, id, work);
        if (before.archived_at !== null) {
          throw new AppError('resource_archived', { message: 'The query set is archived.' });
        }
        const { expected_version = before.version } = input;
        if (expected_version !== before.version) {
          const message = `The query set is at version ${before.version}.`;
          const details = { version: before.version };
          throw new AppError('precondition_failed', { message, param: 'expected_version', details });
        }
        const content = contentOf(input.queries);
        const changed = content.digest !== before.digest;
        const named = { name: input.name, description: input.description ?? null };
        if (!changed && named.name === before.name && named.description === before.description) return shown(before);
        const now = clock.now();
        const patch = { ...named, ...content, version: before.version + (changed ? 1 : 0), updated_at: now };
        const after = { ...before, ...patch };
        const by = { created_at: now, created_by: scope.subject };
        await querySets.update(scope, work, id, patch, changed ? versionOf(after, input.queries, by) : undefined);
        const entity = { type: 'query_set', id } as const;
        work.record({
          action: 'query_set.updated',
          entity,
          old_value: audited(before),
          new_value: audited(after),
        });
        return shown(after);
      });
    },

    /** No new evaluation can name it; what there is of it stays. Repeating it changes nothing. */
    archive: (scope: TenantScope, index_id: string, id: string) => archiving(scope, index_id, id, clock.now()),
    restore: (scope: TenantScope, index_id: string, id: string) => archiving(scope, index_id, id, null),
  };
}
