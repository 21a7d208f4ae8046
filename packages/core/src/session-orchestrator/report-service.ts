import { AppError, notFound, type TenantScope } from '../kernel/index.ts';
import type { SessionLifecycle } from './session-lifecycle.ts';
import type { SessionReport } from './session-report.ts';
import type { SessionRepository, StoredSession } from './session-repository.ts';

/** What receiving reports needs. */
export interface ReportDeps {
  readonly sessions: SessionRepository;
  readonly lifecycle: SessionLifecycle;
}

/** Attempts against other receivers of the same session; a runtime sends one batch at a time, so one is the rule. */
const ATTEMPTS = 5;

/** The reports that come next without a gap after `seq`. */
function contiguous(reports: readonly SessionReport[], seq: number): SessionReport[] {
  const next: SessionReport[] = [];
  for (const report of [...reports].sort((a, b) => a.seq - b.seq)) {
    if (report.seq === seq + next.length + 1) next.push(report);
  }
  return next;
}

/** Takes what the agent runtime reports: in order, each once, whatever is repeated, late or shuffled. */
export function createReportService({ sessions, lifecycle }: ReportDeps) {
  async function apply(scope: TenantScope, session: StoredSession, report: SessionReport) {
    if (report.type === 'agent_joined') await lifecycle.started(scope, session, new Date(report.at));
    if (report.type === 'ended') await lifecycle.over(scope, session, report.reason);
  }

  /**
   * Stores reports and answers with the highest number that is stored without a gap; the sender repeats what lies
   * above it. What a report does to the session's status is done before the report counts as accepted, and doing it
   * twice is doing it once: so a crash in between loses nothing.
   *
   * @throws AppError `not_found`
   */
  return async (
    scope: TenantScope,
    sessionId: string,
    reports: readonly SessionReport[],
  ): Promise<{ accepted_seq: number }> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const session = await sessions.get(scope, sessionId);
      if (session === null) throw notFound('session');
      const next = contiguous(reports, session.reports_seq);
      const last = next.at(-1);
      if (last === undefined) return { accepted_seq: session.reports_seq };
      for (const report of next) await apply(scope, session, report);
      const events = next.map((report) => ({
        id: `${sessionId}:${report.seq}`,
        tenant_id: scope.tenant_id,
        session_id: sessionId,
        seq: report.seq,
        report,
      }));
      if (await sessions.appendEvents(scope, sessionId, session.reports_seq, events)) return { accepted_seq: last.seq };
    }
    throw new AppError('unavailable', { retry_after_seconds: 1 });
  };
}
export type ReceiveReports = ReturnType<typeof createReportService>;
