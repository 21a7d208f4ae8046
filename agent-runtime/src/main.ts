import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents';
import { composeWorker } from './compose.ts';
import { drainOnSignal } from './worker/drain-on-signal.ts';
import { embedderProgram, keepEmbedder } from './worker/embedder-process.ts';
import { createJobGate } from './worker/job-gate.ts';

/** Loading a job process takes seconds on a busy machine; the framework's 10 s would kill it then. */
const PROCESS_START_TIMEOUT_MS = 60_000;

const worker = await composeWorker();
const { runtime, livekit, log } = worker;
initializeLogger({ pretty: false, level: runtime.log_level === 'info' ? 'warn' : runtime.log_level });

const gate = createJobGate({ load: worker.loadPlan, max_jobs: runtime.max_jobs, log });
const activeJobIds = () => server.activeJobs.map(({ job }) => job.id);
const server = new AgentServer(
  new ServerOptions({
    // The entry lies beside this file, as a source or as a bundle.
    agent: fileURLToPath(new URL(`./entry${extname(import.meta.url)}`, import.meta.url)),
    agentName: livekit.agent_name,
    wsURL: livekit.url,
    apiKey: livekit.api_key,
    apiSecret: livekit.api_secret,
    host: runtime.health_host,
    port: runtime.health_port,
    numIdleProcesses: runtime.idle_processes,
    initializeProcessTimeout: PROCESS_START_TIMEOUT_MS,
    shutdownProcessTimeout: runtime.shutdown_timeout_ms,
    drainTimeout: runtime.drain_timeout_ms,
    requestFunc: (request) => gate.receive(request, activeJobIds()),
    // By conversations, not by the machine's CPU: that one belongs to everybody on it.
    loadFunc: async (self) => self.activeJobs.length / runtime.max_jobs,
    loadThreshold: 1,
    production: true,
    logLevel: runtime.log_level,
  }),
);
server.event.on('worker_registered', (worker_id) =>
  log.info('the worker takes jobs', { worker_id, agent_name: livekit.agent_name }),
);
const endEmbedder = worker.has_embedder ? keepEmbedder(log, embedderProgram(import.meta.url)) : () => undefined;
const endRecovery = worker.keepRecovering(log);
drainOnSignal(server, {
  log,
  async close() {
    await endRecovery();
    endEmbedder();
    await worker.close();
  },
});
await server.run();
