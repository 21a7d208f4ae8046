import type { AgentServer } from '@livekit/agents';
import type { Logger } from '@patchbay/observability';

/**
 * SIGTERM (and Ctrl-C): take no more jobs, let conversations end for as long as the drain time allows, then end what
 * is left, each with its reports sent. A second signal ends at once.
 */
export function drainOnSignal(
  server: AgentServer,
  deps: { readonly log: Logger; readonly close: () => Promise<void> },
): void {
  const { log } = deps;
  let isDraining = false;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (isDraining) process.exit(1);
    isDraining = true;
    log.info('draining', { signal, active_jobs: server.activeJobs.length });
    await server.drain().catch((error: unknown) => log.warn('conversations were cut off by the drain time', { error }));
    await server.close();
    await deps.close();
    log.info('drained');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      onSignal(signal).catch((error: unknown) => {
        log.error('the worker did not close in order', { error });
        process.exit(1);
      });
    });
  }
}
