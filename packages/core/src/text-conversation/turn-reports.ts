import { type MaskText, maskValue } from '../conversation-safety/index.ts';
import type { Clock, JsonValue, TenantScope } from '../kernel/index.ts';
import {
  type ReceiveReports,
  type SessionReport,
  type StoredSession,
  TEXT_RUN,
} from '../session-orchestrator/index.ts';

type WithoutNumber<T> = T extends unknown ? Omit<T, 'seq' | 'at'> : never;

/** A report before it has its place in the order. */
export type NewReport = WithoutNumber<SessionReport>;

/** Longest texts in a report (see sessionReportSchema). */
const MAX_TURN_CHARS = 32_768;
const MAX_ERROR_CHARS = 2_000;

/** What is reported of one turn, in order, as the agent runtime reports conversations by voice. */
export interface TurnReports {
  /** Number of the last report. */
  seq(): number;
  add(report: NewReport): void;
  /** What was added and is not stored yet, as it will be. */
  waiting(): readonly SessionReport[];
  /** Stores what was added since. */
  flush(): Promise<void>;
}

/** What reporting needs. */
export interface TurnReportDeps {
  readonly receive: ReceiveReports;
  readonly clock: Clock;
  /** Null where nothing is masked. */
  readonly mask: MaskText | null;
}

/**
 * Reports of one turn, after those that the session has.
 *
 * @param before of a turn that died: those of them that are not stored come first, under their numbers
 */
export function createTurnReports(
  scope: TenantScope,
  session: Pick<StoredSession, 'id' | 'runs'>,
  { receive, clock, mask }: TurnReportDeps,
  before: readonly SessionReport[],
): TurnReports {
  const stored = session.runs?.find(({ id }) => id === TEXT_RUN)?.seq ?? 0;
  let waiting = before.filter((report) => report.seq > stored);
  let seq = waiting.at(-1)?.seq ?? stored;
  return {
    seq: () => seq,
    add(report) {
      seq += 1;
      const numbered = { ...masked(report, mask), seq, at: clock.now().toISOString() } as SessionReport;
      waiting.push(numbered);
    },
    waiting: () => [...waiting],
    async flush() {
      const sent = waiting;
      waiting = [];
      if (sent.length > 0) await receive(scope, session.id, sent, TEXT_RUN);
    },
  };
}

/** Only what somebody said or wrote is masked: the rest are names and figures of ours. */
function masked(report: NewReport, mask: MaskText | null): NewReport {
  const kept = (text: string, longest: number) =>
    (mask === null ? text : (maskValue(text as JsonValue, mask) as string)).slice(0, longest).toWellFormed();
  if (report.type === 'turn') return { ...report, text: kept(report.text, MAX_TURN_CHARS) };
  if (report.type === 'error') return { ...report, message: kept(report.message, MAX_ERROR_CHARS) };
  return report;
}
