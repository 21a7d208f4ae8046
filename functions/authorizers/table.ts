import type { BackgroundFunction } from '@patchbay/http/route';

/** What the gateway asks before a route runs: who is calling, and from which origin. One line each. */
export const authorizers: readonly BackgroundFunction[] = [];
