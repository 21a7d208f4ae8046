import { ApiError } from './api-error.ts';

/**
 * Work that is done a few at a time, with a bounded line: a request beyond it is turned away at once instead of making
 * everybody slower. Admission comes before the body is read, so the bodies in memory are bounded too.
 */
export type WorkQueue = {
  /**
   * Takes a place in line for the length of `work`.
   * @throws ApiError 429 with Retry-After when the line is full
   */
  admit<T>(work: (place: Place) => Promise<T>): Promise<T>;
};

export type Place = {
  /** Runs `work` when it is this place's turn; rejects with the signal's reason if it fires while waiting. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
};

/** @param options.at_once how many run side by side; @param options.in_line how many may be there, running ones included */
export function createWorkQueue(options: { at_once: number; in_line: number }): WorkQueue {
  const waiting: Array<() => void> = [];
  let admitted = 0;
  let running = 0;

  const leave = () => {
    running -= 1;
    waiting.shift()?.();
  };
  const turn = (signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const start = () => {
        running += 1;
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(signal?.reason);
      };
      if (signal?.aborted) return reject(signal.reason);
      if (running < options.at_once) return start();
      signal?.addEventListener('abort', giveUp, { once: true });
      waiting.push(start);
    });

  const place: Place = {
    async run(work, signal) {
      await turn(signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
  return {
    async admit(work) {
      if (admitted >= options.in_line) {
        const message = 'Too many requests are in line already. Try again in a moment.';
        throw new ApiError({ status: 429, message, code: 'queue_full', retry_after_seconds: 1 });
      }
      admitted += 1;
      try {
        return await work(place);
      } finally {
        admitted -= 1;
      }
    },
  };
}
