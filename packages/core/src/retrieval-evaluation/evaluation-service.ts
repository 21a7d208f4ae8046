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
import { type CompareEvaluation, compareEvaluations, type EvaluationComparison } from './compare-evaluations.ts';
import {
  type CreateEvaluation,
  type Evaluation,
  type ListEvaluations,
  MAX_SEARCHES,
  type StoredEvaluation,
  shownEvaluation,
} from './evaluation.ts';
import type {
  EvaluatedIndexReader,
  EvaluationQueue,
  EvaluationRepository,
  EvaluationResultRepository,
} from './evaluation-repository.ts';
import { type EvaluationResult, type ListEvaluationResults, shownResult } from './evaluation-result.ts';
import type { LabelTargets, QuerySetRepository } from './query-set-repository.ts';

/** What asking for an evaluation needs. */
export interface CreateEvaluationDeps {
  readonly evaluations: EvaluationRepository;
  readonly querySets: QuerySetRepository;
  readonly targets: Pick<LabelTargets, 'index'>;
  readonly indexes: EvaluatedIndexReader;
  readonly queue: EvaluationQueue;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** When the sweep asks again for a worker, should the message have been lost. */
const MESSAGE_DEADLINE_MS = 60_000;
/** Evaluations of a tenant that wait or run at the same time: each keeps a worker busy for minutes. */
const MAX_UNFINISHED = 5;

/** Makes the use case that asks for an evaluation; a worker does the searches. */
export function createCreateEvaluation(deps: CreateEvaluationDeps) {
  const { evaluations, querySets, targets, indexes, queue, unitOfWork, clock, ids } = deps;

  async function labelled(scope: TenantScope, index_id: string, input: CreateEvaluation) {
    const set = await querySets.get(scope, index_id, input.query_set_id);
    if (set === null) throw new AppError('reference_not_found', { param: 'query_set_id' });
    if (set.archived_at !== null) throw new AppError('reference_archived', { param: 'query_set_id' });
    const version = await querySets.version(scope, set.id, input.query_set_version ?? set.version);
    if (version === null) throw new AppError('reference_not_found', { param: 'query_set_version' });
    return version;
  }

  async function checkRoom(scope: TenantScope): Promise<void> {
    const unfinished = await evaluations.countUnfinished(scope, MAX_UNFINISHED);
    if (unfinished < MAX_UNFINISHED) return;
    throw new AppError('limit_exceeded', {
      message: `${MAX_UNFINISHED} evaluations are queued or running: wait until one has ended.`,
      details: { limit: 'unfinished_evaluations', allowed: MAX_UNFINISHED, used: unfinished },
    });
  }

  /**
   * @throws AppError `not_found` for the index, `resource_archived`; `reference_not_found` and `reference_archived` for
   * the query set and the snapshot; `unprocessable` for more searches than an evaluation may do; `limit_exceeded`.
   */
  return async (scope: TenantScope, index_id: string, input: CreateEvaluation): Promise<Evaluation> => {
    const index = await targets.index(scope, index_id);
    if (index === null) throw notFound('search index');
    if (index.archived_at !== null) {
      throw new AppError('resource_archived', { message: 'The search index is archived.' });
    }
    const { snapshot_id = null } = input;
    if (snapshot_id !== null && (await indexes.describe(scope, index_id, snapshot_id)) === null) {
      throw new AppError('reference_not_found', { param: 'snapshot_id' });
    }
    const { query_set_id, version, digest, queries } = await labelled(scope, index_id, input);
    const searches_total = queries.length * input.configurations.length;
    if (searches_total > MAX_SEARCHES) {
      const message = `${queries.length} queries in ${input.configurations.length} configurations are ${searches_total} searches; an evaluation does ${MAX_SEARCHES} at most. Evaluate fewer configurations at once.`;
      throw new AppError('unprocessable', { message, param: 'configurations' });
    }
    await checkRoom(scope);
    const now = clock.now();
    const created: StoredEvaluation = {
      object: 'evaluation',
      id: ids.next('evaluation'),
      tenant_id: scope.tenant_id,
      index_id,
      status: 'queued',
      query_set: { id: query_set_id, version, digest, query_count: queries.length },
      snapshot_id,
      configurations: input.configurations,
      evaluated: null,
      searches_done: 0,
      searches_total,
      results: null,
      reason: null,
      created_by: scope.subject,
      created_at: now,
      started_at: null,
      completed_at: null,
      results_removed_at: null,
      attempt: 0,
      deadline_at: new Date(now.getTime() + MESSAGE_DEADLINE_MS),
    };
    await unitOfWork.run(scope, async (work) => {
      await evaluations.insert(scope, work, created);
      const { query_set, configurations } = created;
      work.record({
        action: 'evaluation.created',
        entity: { type: 'evaluation', id: created.id },
        old_value: null,
        new_value: auditValue({ index_id, snapshot_id, status: created.status, query_set, configurations }),
      });
    });
    // The evaluation is there: should this message be lost, the sweep sends another.
    await queue.send({ tenant_id: created.tenant_id, evaluation_id: created.id }).catch(() => undefined);
    return shownEvaluation(created);
  };
}

/** What reading evaluations needs. */
export interface ReadEvaluationsDeps {
  readonly evaluations: EvaluationRepository;
  readonly results: EvaluationResultRepository;
  readonly targets: Pick<LabelTargets, 'index'>;
}

/** Makes the reading of evaluations. An index or an evaluation that the tenant does not have is `not_found`. */
export function createEvaluationReader({ evaluations, results, targets }: ReadEvaluationsDeps) {
  async function one(scope: TenantScope, index_id: string, id: string): Promise<StoredEvaluation> {
    const found = await evaluations.get(scope, index_id, id);
    if (found === null) throw notFound('evaluation');
    return found;
  }

  return {
    async list(scope: TenantScope, index_id: string, query: ListEvaluations): Promise<Page<Evaluation>> {
      if ((await targets.index(scope, index_id)) === null) throw notFound('search index');
      const page = await evaluations.list(scope, index_id, query);
      return { ...page, data: page.data.map(shownEvaluation) };
    },

    async get(scope: TenantScope, index_id: string, id: string): Promise<Evaluation> {
      return shownEvaluation(await one(scope, index_id, id));
    },

    /** What single queries came to, as far as the last attempt is. */
    async listResults(
      scope: TenantScope,
      index_id: string,
      id: string,
      query: ListEvaluationResults,
    ): Promise<Page<EvaluationResult>> {
      const page = await results.list(scope, await one(scope, index_id, id), query);
      return { ...page, data: page.data.map(shownResult) };
    },

    /** @throws AppError `reference_not_found` and `unprocessable`, see `compareEvaluations`. */
    async compare(
      scope: TenantScope,
      index_id: string,
      id: string,
      query: CompareEvaluation,
    ): Promise<EvaluationComparison> {
      const after = await one(scope, index_id, id);
      const { against } = query;
      const before =
        against === undefined ? await evaluations.previous(scope, after) : await evaluations.find(scope, against);
      if (before === null && against !== undefined) throw new AppError('reference_not_found', { param: 'against' });
      if (before === null) {
        const message = 'No earlier evaluation of the index by the same query set is completed: name one.';
        throw new AppError('unprocessable', { message, param: 'against' });
      }
      return compareEvaluations(results, scope, { before, after }, query);
    },
  };
}
