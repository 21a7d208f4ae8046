import type { ToolTimer } from '@patchbay/core/session-tools';
import { systemStopwatch } from './clock.ts';

/** The machine's own time for tools; a timer that is no longer needed is stopped. */
export const systemToolTimer: ToolTimer = {
  elapsed: systemStopwatch,
  async within(work, milliseconds) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no result after ${milliseconds} ms`)), milliseconds);
    });
    return await Promise.race([work, late]).finally(() => clearTimeout(timer));
  },
};
