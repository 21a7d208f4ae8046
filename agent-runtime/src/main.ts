import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents';
import { composeWorker } from './compose.ts';
import { embedderProgram, keepEmbedder } from './worker/embedder-process.ts';
import { createWorkerEnd, endOnSignal } from './worker/end-worker.ts';
import { filterFrameworkLog } from './worker/framework-log.ts';
import { freePort } from './worker/free-port.ts';
import { createJobGate } from './worker/job-gate.ts';
import { repeat } from './worker/repeat.ts';
import { outliveStrays } from './worker/stray-failures.ts';
import { watchWorker } from './worker/watch-worker.ts';

/** Loading a job process takes seconds on a busy machine; the framework's 10 s would kill it then. */
const PROCESS_START_TIMEOUT_MS = 60_000;
/** A caller hears nothing meanwhile. */
const LOST_AGENTS_EVERY_MS = 500;
const LOOPBACK = '127.0.0.1';

const worker = await composeWorker();
const { runtime, livekit, log } = worker;
filterFrameworkLog(runtime.log_level === 'debug');
initializeLogger({ pretty: false, level: runtime.log_level === 'info' ? 'warn' : runtime.log_level });

const activeJobIds = () => server.activeJobs.map(({ job }) => job.id);
const end = createWorkerEnd(() => server, {
  log,
  drain_timeout_ms: runtime.drain_timeout_ms,
  async close() {
    await endLooking();
    await recovery.end();
    await watch.close();
    endEmbedder();
    await worker.close();
  },
});
const gate = createJobGate({
  load: worker.loadPlan,
  max_jobs: runtime.max_jobs,
  isClosed: () => end.isEnding() || watch.isOutdated(),
  log,
});
// The framework's own health knows nothing of draining and generations: only the watch asks it.
const inner_port = await freePort(LOOPBACK);
const server = new AgentServer(
  new ServerOptions({
    // The entry lies beside this file, as a source or as a bundle.
    agent: fileURLToPath(new URL(`./entry${extname(import.meta.url)}`, import.meta.url)),
    agentName: livekit.agent_name,
    wsURL: livekit.url,
    apiKey: livekit.api_key,
    apiSecret: livekit.api_secret,
    host: LOOPBACK,
    port: inner_port,
    numIdleProcesses: runtime.idle_processes,
    initializeProcessTimeout: PROCESS_START_TIMEOUT_MS,
    shutdownProcessTimeout: runtime.shutdown_timeout_ms,
    drainTimeout: runtime.drain_timeout_ms,
    // Giving up would end conversations, which need no dispatch any more; health says that it is lost.
    maxRetry: Number.POSITIVE_INFINITY,
    async requestFunc(request) {
      await gate.receive(request, activeJobIds());
      watch.jobsChanged();
    },
    // By conversations, not by the machine's CPU: that one belongs to everybody on it.
    loadFunc: async (self) => (watch.isOutdated() ? 1 : self.activeJobs.length / runtime.max_jobs),
    loadThreshold: 1,
    production: true,
    logLevel: runtime.log_level,
  }),
);
const watch = await watchWorker(worker, {
  inner_health_url: `http://${LOOPBACK}:${inner_port}/`,
  jobs: () => gate.held(activeJobIds()),
  isEnding: end.isEnding,
  onSpent: () => void end.end('outdated and without a conversation'),
});
server.event.on('worker_registered', (worker_id) =>
  log.info('the worker takes jobs', { worker_id, agent_name: livekit.agent_name, generation: worker.generation }),
);
const endEmbedder = worker.has_embedder ? keepEmbedder(log, embedderProgram(import.meta.url)) : () => undefined;
const recovery = worker.keepRecovering(log);
const endLooking = repeat(() => worker.removeLostAgents(recovery.now, log), LOST_AGENTS_EVERY_MS);
endOnSignal(end);
// Not before: what fails until here ends a worker that holds no conversation.
outliveStrays(end, log);
await server.run().catch((error: unknown) => {
  if (end.isEnding()) return;
  log.error('the worker cannot run', { error });
  process.exit(1);
});
