import type { TaskProtection } from '@patchbay/core/runtime-generations';
import type { Logger } from '@patchbay/observability';

/** What a worker that hangs stays protected for at most. */
const PROTECTED_MINUTES = 30;
const RENEW_MS = 10 * 60_000;

/** Keeps the scheduler from ending this worker while it holds conversations. */
export interface ScaleInProtection {
  /** Brings protection in line with the number of conversations; never throws. Repeat it. */
  update(): Promise<void>;
}

/** @param jobs conversations here, those about to begin included. */
export function createScaleInProtection(
  protection: TaskProtection,
  { jobs, log, now = () => performance.now() }: { jobs: () => number; log: Logger; now?: () => number },
): ScaleInProtection {
  /** When the time of protection began; undefined without protection. */
  let since: number | undefined;
  let running: Promise<void> | undefined;
  let isQuiet = false;

  async function settle(): Promise<void> {
    const isBusy = jobs() > 0;
    try {
      if (isBusy && (since === undefined || now() - since >= RENEW_MS)) {
        const startedAt = now();
        await protection.protect(PROTECTED_MINUTES);
        since = startedAt;
      } else if (!isBusy && since !== undefined) {
        await protection.release();
        since = undefined;
      }
      isQuiet = false;
    } catch (error) {
      // Tried again with the next update; what fails for long is one line, not a thousand.
      if (!isQuiet) log.warn('protection from scale-in could not be changed', { is_busy: isBusy, error });
      isQuiet = true;
    }
  }

  return {
    update() {
      running ??= settle().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
