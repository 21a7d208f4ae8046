import type { Clock } from '../kernel/index.ts';
import type { EvaluationQueue, EvaluationWatchList } from './evaluation-repository.ts';

const SWEEP_LIMIT = 100;

/** Makes the sweep that asks once more for a worker where a message was lost or a worker died. */
export function createSweepEvaluations(deps: { watchList: EvaluationWatchList; queue: EvaluationQueue; clock: Clock }) {
  return async (): Promise<{ overdue: number }> => {
    const overdue = await deps.watchList.overdue(deps.clock.now(), SWEEP_LIMIT);
    for (const { id, tenant_id } of overdue) await deps.queue.send({ tenant_id, evaluation_id: id });
    return { overdue: overdue.length };
  };
}
