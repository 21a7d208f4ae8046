import type { BackgroundFunction } from '@patchbay/http/route';

/** What the clock starts. One line each. */
export const scheduled: readonly BackgroundFunction[] = [];
