import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@patchbay/observability';

/** Before an embedder that ended is started again. */
const RESTART_MS = 1_000;

/** Where jobs of a worker find its embedder; they are the worker's children, as the embedder is. */
export const embedderSocket = (worker_pid: number) => join(tmpdir(), `patchbay-embedder-${worker_pid}.sock`);

/**
 * Keeps one embedder process running beside the worker: a model in every job would take 250 MB each, and one in the
 * worker itself would stop it while it computes.
 *
 * @param program Of the process; lies beside the worker's, as a source or as a bundle.
 * @returns Ends it.
 */
export function keepEmbedder(log: Logger, program: string): () => void {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  function start(): void {
    child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('error', (error) => log.error('the embedder could not be started', { error }));
    child.once('exit', (code, signal) => {
      if (isEnded) return;
      log.warn('the embedder ended and is started again', { code, signal });
      timer = setTimeout(start, RESTART_MS);
    });
  }
  start();
  return () => {
    isEnded = true;
    clearTimeout(timer);
    child?.kill();
    rmSync(embedderSocket(process.pid), { force: true });
  };
}

/** The embedder's program, beside that of the worker. */
export const embedderProgram = (worker_url: string) =>
  fileURLToPath(new URL(`./embedder${extname(worker_url)}`, worker_url));
