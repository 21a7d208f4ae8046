import type { SessionMetrics } from '@patchbay/core/session-orchestrator';
import type { UnnumberedReport } from './unnumbered-report.ts';

/** What a process that is killed loses of its figures, at most. */
const EVERY_MS = 15_000;

export interface FiguresDeps {
  /** All figures until now. */
  readonly read: () => SessionMetrics;
  readonly report: (report: UnnumberedReport) => void;
  readonly every_ms?: number;
}

/**
 * Reports the figures of a session while it lasts, whenever there are others than last time: each report holds all
 * until then, so the last that arrives is right.
 *
 * @returns reports them a last time, and ends.
 */
export function reportFigures({ read, report, every_ms = EVERY_MS }: FiguresDeps): () => void {
  // Nothing to lose before the first turn.
  let last = JSON.stringify(read());
  function tell(): void {
    const metrics = read();
    last = JSON.stringify(metrics);
    report({ type: 'metrics', metrics });
  }
  const timer = setInterval(() => {
    if (JSON.stringify(read()) !== last) tell();
  }, every_ms);
  return () => {
    clearInterval(timer);
    tell();
  };
}
