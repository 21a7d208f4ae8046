import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;
const PAUSE_MS = 5;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/**
 * Writes to standard output before it returns, because a Lambda may be frozen right after its answer; process.stdout
 * puts off what a full pipe does not take. A reader who is slow is waited for; one who is gone gets nothing any more.
 */
export function writeToStandardOutput(line: string): void {
  let rest: Uint8Array = Buffer.from(line);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(STANDARD_OUTPUT, rest));
    } catch (error) {
      if (codeOf(error) === 'EPIPE') return;
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
