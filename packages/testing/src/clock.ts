import type { Clock } from '@patchbay/core/kernel';

const START = '2026-11-22T10:00:00.000Z';

/** A clock that stands still until it is told otherwise. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void;
  set(time: string | Date): void;
}

/** Always the same time, until `advance` or `set`. */
export function fixedClock(start: string | Date = START): TestClock {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    advance: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
    set: (time) => {
      now = new Date(time);
    },
  };
}

/** Each reading is a step later than the one before, so that times tell the order of things. */
export function steppingClock(start: string | Date = START, step_ms = 1): TestClock {
  const clock = fixedClock(start);
  return {
    ...clock,
    now: () => {
      const now = clock.now();
      clock.advance(step_ms);
      return now;
    },
  };
}
