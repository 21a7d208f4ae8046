import type { RequestOrigin } from '../kernel/index.ts';
import type { FanOut, FanOutDeps } from './fan-out-events.ts';

/** What the sweep needs. */
export interface SweepDeliveriesDeps extends Pick<FanOutDeps, 'watchList' | 'queue' | 'clock'> {
  readonly fanOut: FanOut;
  /** Waits; a port, so that a test need not. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** For how long one sweep goes on looking for new events; 0: one look. */
  readonly for_ms: number;
}

const LOOK_EVERY_MS = 1_000;

/** Due deliveries that one sweep orders again. */
const DUE_LIMIT = 1_000;

/**
 * Takes new events out of the outbox for most of a minute, and orders what is due: retries beyond a queue's delay, and
 * whatever an order got lost of.
 */
export function createSweepDeliveries({ watchList, queue, clock, fanOut, pause, for_ms }: SweepDeliveriesDeps) {
  return async (origin: RequestOrigin): Promise<{ events: number; deliveries: number; due: number }> => {
    const end = clock.now().getTime() + for_ms;
    const due = await watchList.due(clock.now(), DUE_LIMIT);
    await Promise.all(due.map((order) => queue.send(order, 0)));
    const total = { events: 0, deliveries: 0, due: due.length };
    for (;;) {
      const { events, deliveries } = await fanOut(origin);
      total.events += events;
      total.deliveries += deliveries;
      if (clock.now().getTime() + LOOK_EVERY_MS >= end) return total;
      if (events === 0) await pause(LOOK_EVERY_MS);
    }
  };
}
