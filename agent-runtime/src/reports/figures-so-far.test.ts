import type { SessionMetrics } from '@patchbay/core/session-orchestrator';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reportFigures } from './figures-so-far.ts';
import type { UnnumberedReport } from './unnumbered-report.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function figures() {
  const reports: number[] = [];
  let user_turns = 0;
  const end = reportFigures({
    read: () => ({ user_turns }) as SessionMetrics,
    report(report: UnnumberedReport) {
      if (report.type === 'metrics') reports.push(report.metrics.user_turns);
    },
  });
  return { reports, end, turn: () => (user_turns += 1) };
}

describe('the figures of a session', () => {
  it('are reported while it lasts, all until then, at most 15 s after they changed, and not while nothing happens', () => {
    const { reports, turn } = figures();
    vi.advanceTimersByTime(60_000);
    expect(reports).toEqual([]);
    turn();
    turn();
    vi.advanceTimersByTime(15_000);
    expect(reports).toEqual([2]);
    vi.advanceTimersByTime(300_000);
    expect(reports).toEqual([2]);
    turn();
    vi.advanceTimersByTime(15_000);
    expect(reports).toEqual([2, 3]);
  });

  it('are reported at its end in any case, and never again', () => {
    const { reports, turn, end } = figures();
    end();
    turn();
    vi.advanceTimersByTime(60_000);
    expect(reports).toEqual([0]);
  });
});
