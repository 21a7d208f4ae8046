import { closeSync, fstatSync, openSync, readSync, renameSync } from 'node:fs';

/** Starts a component's log afresh; the previous run's is kept beside it as `<file>.1`. Returns the open descriptor. */
export function openLog(path: string): number {
  try {
    renameSync(path, `${path}.1`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return openSync(path, 'a', 0o600);
}

const TAIL_BYTES = 256 * 1024;
const MAX_LINE_LENGTH = 1_000;
/** What mongod writes of its stack when it aborts: hundreds of long lines after the one that says why. */
const BACKTRACE = /"msg":"(?:\{\})?(?:Frame|BACKTRACE)/;

/** The last lines of a log without backtraces, at most `lines` of them, long ones cut; empty when there is no log. */
export function tailOf(path: string, lines = 20): string {
  try {
    const file = openSync(path, 'r');
    try {
      const size = fstatSync(file).size;
      const wanted = Math.min(size, TAIL_BYTES);
      const buffer = Buffer.alloc(wanted);
      readSync(file, buffer, 0, wanted, size - wanted);
      const telling = buffer
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .filter((line) => !BACKTRACE.test(line));
      return telling
        .slice(-lines)
        .map((line) => line.slice(0, MAX_LINE_LENGTH))
        .join('\n');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
