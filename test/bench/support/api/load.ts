import { fork } from 'node:child_process';

/** Requests at a fixed pace, whatever becomes of them. */
export interface Load {
  readonly url: string;
  readonly token: string;
  readonly per_second: number;
  readonly seconds: number;
}

/** What became of them. */
export interface LoadOutcome {
  /** Time of each request that was answered with 200, from when it was due, in milliseconds. */
  readonly answered_ms: readonly number[];
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Refused ones that did not say when to come back. */
  readonly without_retry_after: number;
}

/** Asks from a process of its own, so that asking takes nothing from whoever answers. */
export async function putLoad(load: Load, signal: AbortSignal): Promise<LoadOutcome> {
  const child = fork(new URL('./load-process.ts', import.meta.url), [JSON.stringify(load)], { signal });
  return new Promise((resolve, reject) => {
    child.once('message', (outcome) => resolve(outcome as LoadOutcome));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process that asks ended with ${code}`)));
  });
}
