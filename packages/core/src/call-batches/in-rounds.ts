import type { Clock, RequestOrigin } from '../kernel/index.ts';
import type { RoundDone } from './run-call-batches.ts';

/** How rounds follow each other. */
export interface Rounds {
  readonly every_ms: number;
  /** From the start of the first to that of the last one. */
  readonly for_ms: number;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** Lets rounds follow each other while there are batches, so that a place which becomes free is soon taken again. */
export function inRounds(
  round: (origin: RequestOrigin) => Promise<RoundDone>,
  { every_ms, for_ms, clock, sleep }: Rounds,
): (origin: RequestOrigin) => Promise<RoundDone> {
  return async (origin) => {
    const last = clock.now().getTime() + for_ms;
    let total = await round(origin);
    while (total.tenants > 0 && clock.now().getTime() + every_ms <= last) {
      await sleep(every_ms);
      const { tenants, ...done } = await round(origin);
      total = {
        tenants,
        settled: total.settled + done.settled,
        placed: total.placed + done.placed,
        repaired: total.repaired + done.repaired,
        failed: total.failed + done.failed,
      };
    }
    return total;
  };
}
