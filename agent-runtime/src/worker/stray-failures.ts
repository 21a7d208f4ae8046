import type { Logger } from '@patchbay/observability';
import type { WorkerEnd } from './end-worker.ts';

const FRAME = /^\s+at /;
const MOST_FRAMES = 20;

/**
 * What a worker does about failures that nobody waits for, its own and those of the framework that supervises the jobs:
 * by itself Node would end the process, and with it every conversation of the task.
 *
 * A rejection that nobody handles leaves the process as it was: it is logged, and the worker goes on. After an exception
 * that nobody caught nobody knows what is broken: no new jobs, the conversations go on to their end, and the exit code is 1,
 * so that whoever started this worker replaces it.
 */
export function outliveStrays(worker: Pick<WorkerEnd, 'end'>, log: Logger, on: Pick<NodeJS.Process, 'on'> = process) {
  on.on('unhandledRejection', (reason) => {
    log.error('a rejection that nobody handles; the worker goes on', { failure: strayFailure(reason) });
  });
  on.on('uncaughtException', (error) => {
    log.error('an exception that nobody caught; the worker ends with its conversations', {
      failure: strayFailure(error),
    });
    void worker.end('uncaught exception', 'failed');
  });
}

/** What a failure was and where it came from. Never its message: that may hold what was said, or a secret. */
function strayFailure(failure: unknown): Record<string, unknown> {
  if (!(failure instanceof Error)) return { name: `no error but ${failure === null ? 'null' : typeof failure}` };
  const { code } = failure as { code?: unknown };
  return {
    name: failure.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    at: framesOf(failure),
  };
}

/** A message stands before the frames, and may look like one. */
function framesOf({ stack = '', message }: Error): string[] {
  const begin = message === '' ? 0 : stack.indexOf(message);
  if (begin === -1) return [];
  const lines = stack.slice(begin + message.length).split('\n');
  return lines
    .filter((line) => FRAME.test(line))
    .map((line) => line.trim())
    .slice(0, MOST_FRAMES);
}
