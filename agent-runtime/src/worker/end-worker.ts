import type { AgentServer } from '@livekit/agents';
import type { Logger } from '@patchbay/observability';

/** How this worker ends, whoever wants it. */
export interface WorkerEnd {
  /** No more jobs, from the first moment on. */
  isEnding(): boolean;
  /** Lets conversations end, then ends what is left of them, then the process with exit code 0. A second call waits too. */
  end(why: string): Promise<void>;
}

/**
 * Conversations go on for as long as the drain time allows; those that are left say good-bye, and each has its reports
 * sent.
 */
export function createWorkerEnd(
  server: () => AgentServer,
  deps: { readonly log: Logger; readonly close: () => Promise<void> },
): WorkerEnd {
  const { log } = deps;
  let ending: Promise<void> | undefined;

  async function run(why: string): Promise<void> {
    log.info('draining', { why, active_jobs: server().activeJobs.length });
    await server()
      .drain()
      .catch((error: unknown) => log.warn('conversations were cut off by the drain time', { error }));
    await server().close();
    await deps.close();
    log.info('drained');
    process.exit(0);
  }

  return {
    isEnding: () => ending !== undefined,
    end(why) {
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
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (worker.isEnding()) process.exit(1);
      void worker.end(signal);
    });
  }
}
