import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What one reading took, in a process of its own. */
export interface SideResult {
  /** User and system time of all threads. */
  readonly cpu_ms: number;
  readonly wall_ms: number;
  /** Most memory that the process ever had resident, Node itself included. */
  readonly peak_rss_mb: number;
  /** The text, without white space and marks of structure. */
  readonly words: readonly string[];
}

const MAIN = fileURLToPath(new URL('./read-once.ts', import.meta.url));

/** Reads a document once in a fresh process. @throws Error with what the process said */
export async function readOnce(side: 'ours' | 'mammoth', file: string): Promise<SideResult> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', MAIN, side, file], {
    maxBuffer: 256 * 2 ** 20,
    timeout: 120_000,
  });
  return JSON.parse(stdout) as SideResult;
}
