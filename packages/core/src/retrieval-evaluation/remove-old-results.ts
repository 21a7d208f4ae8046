import type { Clock, TenantScope, UnitOfWork } from '../kernel/index.ts';
import { KEPT_RUNS, type StoredEvaluation } from './evaluation.ts';
import type { EvaluationRepository, EvaluationResultRepository } from './evaluation-repository.ts';

interface RetentionDeps {
  readonly evaluations: Pick<EvaluationRepository, 'withOldResults' | 'forgetResults'>;
  readonly results: Pick<EvaluationResultRepository, 'remove'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/**
 * Removes what single queries came to in all but the newest runs of the query set of one that has ended: thousands of
 * rows a run, which nobody compares with any more. The evaluations stay, with their metrics. Where it is interrupted,
 * the end of the next run of the set goes on.
 */
export async function removeOldResults(
  { evaluations, results, unitOfWork, clock }: RetentionDeps,
  scope: TenantScope,
  { index_id, query_set }: Pick<StoredEvaluation, 'index_id' | 'query_set'>,
): Promise<void> {
  const old = await evaluations.withOldResults(scope, { index_id, query_set_id: query_set.id }, KEPT_RUNS);
  for (const { id } of old) {
    await unitOfWork.run(scope, async (work) => {
      const at = clock.now();
      if (!(await evaluations.forgetResults(scope, work, id, at))) return;
      const removed = await results.remove(scope, work, id);
      work.record({
        action: 'evaluation.results_removed',
        entity: { type: 'evaluation', id },
        old_value: { results: removed },
        new_value: { results: 0, results_removed_at: at.toISOString() },
      });
    });
  }
}
