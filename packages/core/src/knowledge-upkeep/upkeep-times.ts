import type { Clock } from '../kernel/index.ts';

/** Nothing that changed within this time is touched: somebody may be at work on it, or searching in it. */
export const GRACE_MS = 60 * 60_000;

/** How long a snapshot that no binding pins is kept. */
export const SNAPSHOT_RETENTION_MS = 30 * 24 * 60 * 60_000;

/** What of the time that matters. */
export interface UpkeepTimes {
  readonly now: Date;
  /** What changed before is at rest. */
  readonly at_rest_before: Date;
}

export function timesOf(clock: Clock): UpkeepTimes {
  const now = clock.now();
  return { now, at_rest_before: new Date(now.getTime() - GRACE_MS) };
}
