import { AppError, notFound, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { SessionLifecycle } from './session-lifecycle.ts';
import type { SessionMetrics } from './session-metrics.ts';
import { ONLY_RUN, type SessionReport } from './session-report.ts';
import type { SessionRepository, StoredSession } from './session-repository.ts';
import { placeRun, withReports } from './session-run.ts';
import { usageOf } from './session-usage.ts';
import { toolCallNotices } from './session-wrap-up.ts';

/** What receiving reports needs. */
export interface ReportDeps {
  readonly sessions: SessionRepository;
  readonly lifecycle: SessionLifecycle;
  readonly unitOfWork: UnitOfWork;
}

/** Attempts against other receivers of the same session; a runtime sends one batch at a time, so one is the rule. */
const ATTEMPTS = 8;

/** Agent processes that one session can have had; it is dispatched again once, and restarts are few. */
const MAX_RUNS = 20;

/** The reports that come next without a gap after `seq`. */
function contiguous(reports: readonly SessionReport[], seq: number): SessionReport[] {
  const next: SessionReport[] = [];
  for (const report of [...reports].sort((a, b) => a.seq - b.seq)) {
    if (report.seq === seq + next.length + 1) next.push(report);
  }
  return next;
}

/** Takes what agent processes report: of each in order, each report once, whatever is repeated, late or shuffled. */
export function createReportService({ sessions, lifecycle, unitOfWork }: ReportDeps) {
  async function apply(scope: TenantScope, session: StoredSession, report: SessionReport, figures?: SessionMetrics) {
    if (report.type === 'agent_joined') await lifecycle.started(scope, session, new Date(report.at));
    if (report.type === 'callee_detected') await lifecycle.calleeDetected(scope, session, report.answered_by);
    if (report.type === 'ended') await lifecycle.over(scope, session, report.reason, figures);
  }

  /**
   * Stores reports of one run and answers with the highest of its numbers that is stored without a gap; the sender
   * repeats what lies above it. What a report does to the session's status is done before the report counts as
   * accepted, and doing it twice is doing it once: so a crash in between loses nothing. Only the latest run decides
   * about the status: what comes late from an agent that was lost completes the transcript and the bill.
   *
   * @throws AppError `not_found`
   */
  return async (
    scope: TenantScope,
    sessionId: string,
    reports: readonly SessionReport[],
    runId: string = ONLY_RUN,
  ): Promise<{ accepted_seq: number }> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const session = await sessions.get(scope, sessionId);
      if (session === null) throw notFound('session');
      const known = session.runs ?? [];
      const before = known.find(({ id }) => id === runId);
      // What was stored with the start of the session is of its only run.
      const stored = before?.seq ?? (runId === ONLY_RUN && known.length === 0 ? session.reports_seq : 0);
      const next = contiguous(reports, stored);
      if (next.length === 0) return { accepted_seq: stored };
      if (before === undefined && known.length >= MAX_RUNS) throw new AppError('unprocessable', { param: 'run_id' });
      const run = withReports(runId, before, next);
      const runs = placeRun(known, run);
      const figures = runs.findLast(({ metrics }) => metrics !== undefined)?.metrics;
      if (runs.at(-1)?.id === runId) for (const report of next) await apply(scope, session, report, figures);
      const events = next.map((report, index) => {
        const seq = session.reports_seq + 1 + index;
        const { tenant_id } = scope;
        return { id: `${sessionId}:${seq}`, tenant_id, session_id: sessionId, run_id: runId, seq, report };
      });
      const change = { runs, usage: usageOf(runs), ...(figures === undefined ? {} : { metrics: figures }) };
      const isStored = await unitOfWork.run(scope, async (work) => {
        if (!(await sessions.appendEvents(scope, work, session, events, change))) return false;
        for (const notice of toolCallNotices(session, events)) work.announce(notice);
        for (const report of next) {
          if (report.type === 'keys_pressed') await lifecycle.keysPressedWith(scope, work, session, report.count);
        }
        if (runs.at(-1)?.has_ended === true) await lifecycle.wrapUpWith(scope, work, sessionId);
        return true;
      });
      if (isStored) return { accepted_seq: run.seq };
    }
    throw new AppError('unavailable', { retry_after_seconds: 1 });
  };
}
export type ReceiveReports = ReturnType<typeof createReportService>;
