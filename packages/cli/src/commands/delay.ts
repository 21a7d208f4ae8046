import { setTimeout } from 'node:timers/promises';

/** Waits, unless the signal says that nobody waits any more. */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal });
}
