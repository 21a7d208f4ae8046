import type { Clock } from '@patchbay/core/kernel';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };
