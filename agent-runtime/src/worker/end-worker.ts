import type { AgentServer } from '@livekit/agents';
import type { Logger } from '@patchbay/observability';

/**
 * Why a worker ends. One that is `told` to has only the drain time; one that `failed` lets conversations go on to their
 * end, and then says so with exit code 1.
 */
export type EndCause = 'told' | 'failed';

/** How this worker ends, whoever wants it. */
export interface WorkerEnd {
  /** No more jobs, from the first moment on. */
  isEnding(): boolean;
  /**
   * Lets conversations end, then ends what is left of them, then the process; with 0 unless it failed. A second call
   * waits too; being told to end bounds the patience of a worker that failed.
   */
  end(why: string, cause?: EndCause): Promise<void>;
}

export interface WorkerEndDeps {
  readonly log: Logger;
  /** How long conversations may go on in a worker that was told to end. */
  readonly drain_timeout_ms: number;
  readonly close: () => Promise<void>;
}

/**
 * Conversations go on for as long as the drain time allows; those that are left say good-bye, and each has its reports
 * sent.
 */
export function createWorkerEnd(server: () => AgentServer, deps: WorkerEndDeps): WorkerEnd {
  const { log, drain_timeout_ms } = deps;
  const late = Promise.withResolvers<never>();
  late.promise.catch(() => undefined);
  let ending: Promise<void> | undefined;
  let exitCode = 0;

  async function run(why: string): Promise<void> {
    log.info('draining', { why, active_jobs: server().activeJobs.length });
    // The bound is ours, since it may be set later than the drain begins.
    await Promise.race([server().drain(0), late.promise]).catch((error: unknown) =>
      log.warn('conversations were cut off by the drain time', { error }),
    );
    await server().close();
    await deps.close();
    log.info('drained');
    process.exit(exitCode);
  }

  return {
    isEnding: () => ending !== undefined,
    end(why, cause = 'told') {
      if (cause === 'failed') exitCode = 1;
      else setTimeout(() => late.reject(new Error('timed out draining')), drain_timeout_ms).unref();
      ending ??= run(why).catch((error: unknown) => {
        log.error('the worker did not close in order', { error });
        process.exit(1);
      });
      return ending;
    },
  };
}

/** SIGTERM (and Ctrl-C) ends the worker; a second signal does so at once. */
export function endOnSignal(worker: WorkerEnd): void {
  let isSignalled = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isSignalled) process.exit(1);
      isSignalled = true;
      void worker.end(signal);
    });
  }
}
