import type { BackgroundFunction } from '@patchbay/http/route';

/** What queues start. One line each. */
export const events: readonly BackgroundFunction[] = [];
