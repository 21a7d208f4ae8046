import { auditValue } from '../audit/index.ts';
import {
  AppError,
  type Clock,
  type RequestOrigin,
  systemScope,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import {
  type EvaluatedIndex,
  type EvaluationReasonCode,
  evaluationReason,
  type StoredEvaluation,
} from './evaluation.ts';
import type {
  EvaluatedIndexReader,
  EvaluationOrder,
  EvaluationRepository,
  EvaluationResultRepository,
} from './evaluation-repository.ts';
import { type MeasuredResult, summarise } from './evaluation-result.ts';
import type { QuerySetRepository } from './query-set-repository.ts';
import { removeOldResults } from './remove-old-results.ts';
import { EvaluationStopped, type RunSearchesDeps, runSearches } from './run-searches.ts';

/** What a worker of evaluations needs. */
export interface RunEvaluationDeps extends RunSearchesDeps {
  readonly evaluations: EvaluationRepository;
  readonly results: EvaluationResultRepository;
  readonly querySets: Pick<QuerySetRepository, 'version'>;
  readonly indexes: EvaluatedIndexReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Hears of an attempt that failed and will be repeated, and of old results that the next run has to remove. */
  readonly onFailure: (failure: { evaluation_id: string; attempt: number; error: unknown }) => void;
}

const MAX_ATTEMPTS = 3;
/** Longer than the function of a worker may run: past it, the worker is dead. */
const ATTEMPT_MS = 16 * 60_000;
/** How long searches may take, so that the worker is still there to say so. */
const SEARCHES_MS = 13 * 60_000;
const RETRY_AFTER_MS = 15_000;

/** Makes the worker: it does the searches of an evaluation that was asked for. Called twice for one, it works once. */
export function createRunEvaluation(deps: RunEvaluationDeps) {
  const { evaluations, clock } = deps;
  return async ({ tenant_id, evaluation_id }: EvaluationOrder, origin: RequestOrigin): Promise<void> => {
    const scope = systemScope(tenant_id, 'evaluator', origin);
    const seen = await evaluations.find(scope, evaluation_id);
    const now = clock.now();
    if (seen === null || !isDue(seen, now)) return;
    if (!(await evaluations.claim(scope, seen, now, new Date(now.getTime() + ATTEMPT_MS)))) return;
    const claimed = { ...seen, attempt: seen.attempt + 1 };
    if (claimed.attempt > MAX_ATTEMPTS) return end(deps, scope, claimed, failure('gave_up'));
    try {
      await end(deps, scope, claimed, await evaluate(deps, scope, claimed));
    } catch (error) {
      if (error instanceof EvaluationStopped) {
        if (error.reason === 'superseded') return;
        return end(deps, scope, claimed, failure(error.reason, error.detail));
      }
      deps.onFailure({ evaluation_id, attempt: claimed.attempt, error });
      if (claimed.attempt === MAX_ATTEMPTS) return end(deps, scope, claimed, failure('gave_up'));
      await evaluations.giveBack(scope, claimed, new Date(clock.now().getTime() + RETRY_AFTER_MS));
    }
  };
}

/** Whether a worker may take it: nobody has, or who had is dead. */
function isDue({ status, deadline_at }: StoredEvaluation, now: Date): boolean {
  return status === 'queued' || (status === 'running' && deadline_at !== null && deadline_at < now);
}

type End =
  | { status: 'completed'; evaluated: EvaluatedIndex; results: NonNullable<StoredEvaluation['results']> }
  | { status: 'failed'; reason: ReturnType<typeof evaluationReason> };

const failure = (code: EvaluationReasonCode, detail?: string): End => ({
  status: 'failed',
  reason: evaluationReason(code, detail),
});

async function evaluate(deps: RunEvaluationDeps, scope: TenantScope, claimed: StoredEvaluation): Promise<End> {
  const { querySets, indexes, clock } = deps;
  const { index_id, snapshot_id, query_set, configurations } = claimed;
  const [evaluated, set] = await Promise.all([
    indexes.describe(scope, index_id, snapshot_id),
    querySets.version(scope, query_set.id, query_set.version),
  ]);
  if (evaluated === null) return failure('index_gone');
  if (set === null) throw new AppError('internal', { cause: new Error(`no version of ${query_set.id}`) });
  const deadline = new Date(clock.now().getTime() + SEARCHES_MS);
  const done = await runSearches(deps, scope, claimed, { queries: set.queries, deadline });
  const after = await indexes.describe(scope, index_id, snapshot_id);
  if (after?.generation !== evaluated.generation) return failure('index_changed');
  await deps.results.removeEarlierAttempts(scope, claimed);
  const results = configurations.map(({ name }) => ({
    configuration: name,
    metrics: summarise(done.filter(({ configuration }: MeasuredResult) => configuration === name)),
  }));
  return { status: 'completed', evaluated, results };
}

async function end(deps: RunEvaluationDeps, scope: TenantScope, claimed: StoredEvaluation, how: End): Promise<void> {
  const { evaluations, unitOfWork, clock, onFailure } = deps;
  const nothing = { evaluated: null, results: null, reason: null, searches_done: claimed.searches_done };
  const done = how.status === 'completed' ? { searches_done: claimed.searches_total } : {};
  const result = { ...nothing, ...how, ...done };
  await unitOfWork.run(scope, async (work) => {
    if (!(await evaluations.finish(scope, work, claimed, { ...result, completed_at: clock.now() }))) return;
    work.record({
      action: `evaluation.${how.status}`,
      entity: { type: 'evaluation', id: claimed.id },
      old_value: { status: 'running' },
      new_value: auditValue({ status: how.status, results: result.results, reason: result.reason }),
    });
  });
  // It has ended whatever comes of this.
  await removeOldResults(deps, scope, claimed).catch((error: unknown) =>
    onFailure({ evaluation_id: claimed.id, attempt: claimed.attempt, error }),
  );
}
