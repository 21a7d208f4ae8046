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

/** The last lines of a log, at most `lines` of them from its last 16 KiB; empty when there is no log. */
export function tailOf(path: string, lines = 20): string {
  try {
    const file = openSync(path, 'r');
    try {
      const size = fstatSync(file).size;
      const wanted = Math.min(size, 16_384);
      const buffer = Buffer.alloc(wanted);
      readSync(file, buffer, 0, wanted, size - wanted);
      return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
