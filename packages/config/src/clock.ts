import { setImmediate } from 'node:timers/promises';
import type { Clock } from '@patchbay/core/kernel';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** Milliseconds since the process began, in fractions: for durations, since nobody sets it back. */
export const systemStopwatch = (): number => performance.now();

/** Lets what was written to sockets go out before the caller keeps the process busy. */
export const yieldToIo = (): Promise<void> => setImmediate();
