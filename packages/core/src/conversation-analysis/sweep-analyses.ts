import { type RequestOrigin, systemScope, type UnitOfWork } from '../kernel/index.ts';
import type { SessionRepository } from '../session-orchestrator/index.ts';
import type {
  AnalysisQueue,
  AnalysisRepository,
  AnalysisWatchList,
  PinnedAnalysisReader,
} from './analysis-repository.ts';
import { insertAnalysis, type NewAnalysisDeps } from './analysis-service.ts';

/** What the sweep over analyses needs. */
export interface SweepAnalysesDeps extends NewAnalysisDeps {
  readonly analyses: AnalysisRepository;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly pinned: PinnedAnalysisReader;
  readonly watchList: AnalysisWatchList;
  readonly queue: AnalysisQueue;
  readonly unitOfWork: UnitOfWork;
}

const SWEEP_LIMIT = 200;

/**
 * Makes the sweep: it has sessions that are over analysed where their agent names a definition, and asks once more for
 * a worker where a message was lost or a worker died. Ending a session never waits for it.
 */
export function createSweepAnalyses(deps: SweepAnalysesDeps) {
  const { sessions, pinned, analyses, watchList, queue, unitOfWork, clock } = deps;

  async function plan(session_id: string, tenant_id: string, origin: RequestOrigin): Promise<string | undefined> {
    const scope = systemScope(tenant_id, 'analyst', origin);
    const session = await sessions.get(scope, session_id);
    if (session === null) return undefined;
    const pin = await pinned.find(scope, session.binding_digest);
    return unitOfWork.run(scope, async (work) => {
      const isMine = await analyses.takeSession(scope, work, session_id, pin === undefined ? 'none' : 'asked');
      if (!isMine || pin === undefined) return undefined;
      return (await insertAnalysis(deps, scope, work, { session, pin, trigger: 'session_ended' })).id;
    });
  }

  return async (origin: RequestOrigin): Promise<{ planned: number; overdue: number }> => {
    let planned = 0;
    for (const { id, tenant_id } of await watchList.unasked(SWEEP_LIMIT)) {
      const session_analysis_id = await plan(id, tenant_id, origin);
      if (session_analysis_id === undefined) continue;
      planned += 1;
      // Should the queue be away, the analysis is there, and the next sweep finds it overdue.
      await queue.send({ tenant_id, session_analysis_id }).catch(() => undefined);
    }
    const overdue = await watchList.overdue(clock.now(), SWEEP_LIMIT);
    for (const { id, tenant_id } of overdue) await queue.send({ tenant_id, session_analysis_id: id });
    return { planned, overdue: overdue.length };
  };
}
