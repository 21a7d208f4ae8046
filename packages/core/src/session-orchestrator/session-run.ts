import type { SessionMetrics } from './session-metrics.ts';
import type { SessionReport } from './session-report.ts';

/**
 * One agent process that holds, or held, the session. Each numbers its reports from 1: of an agent that takes over from
 * a lost one nothing is mistaken for a repeat of what that one said.
 */
export interface SessionRun {
  readonly id: string;
  /** Highest of its own report numbers that is stored without a gap. */
  readonly seq: number;
  /** When it reported first, by its own clock: the latest run is the one that counts. */
  readonly started_at: Date;
  /** Its latest figures. */
  readonly metrics?: SessionMetrics;
  readonly turns?: number;
  readonly tool_calls: number;
  /** Of those, searches of the knowledge. */
  readonly searches: number;
  /** It said that the conversation is over: nothing that was said is still to come from it. */
  readonly has_ended?: boolean;
}

/** Who searched the knowledge, as a report names the tool's implementation. */
const SEARCH_HANDLER = 'knowledge_search';

/** A run with what it reports next; `before` is undefined for its first reports. */
export function withReports(id: string, before: SessionRun | undefined, reports: readonly SessionReport[]): SessionRun {
  const [first] = reports;
  const calls = reports.filter((report) => report.type === 'tool_call');
  const figures = reports.findLast((report) => report.type === 'metrics')?.metrics ?? before?.metrics;
  return {
    id,
    seq: reports.at(-1)?.seq ?? before?.seq ?? 0,
    started_at: before?.started_at ?? new Date(first?.at ?? 0),
    ...(figures === undefined ? {} : { metrics: figures }),
    turns: (before?.turns ?? 0) + reports.filter(({ type }) => type === 'turn').length,
    tool_calls: (before?.tool_calls ?? 0) + calls.length,
    searches: (before?.searches ?? 0) + calls.filter(({ handler_ref }) => handler_ref === SEARCH_HANDLER).length,
    has_ended: before?.has_ended === true || reports.some(({ type }) => type === 'ended'),
  };
}

/** The runs with this one in its place, in the order in which they started. */
export function placeRun(runs: readonly SessionRun[], run: SessionRun): SessionRun[] {
  const others = runs.filter(({ id }) => id !== run.id);
  return [...others, run].sort((a, b) => a.started_at.getTime() - b.started_at.getTime());
}
