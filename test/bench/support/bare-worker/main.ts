import { fileURLToPath } from 'node:url';
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents';

/** The rival: a worker of @livekit/agents as its manual shows it, with nothing of ours in it. */
const { LIVEKIT_URL = '', LIVEKIT_API_KEY = '', LIVEKIT_API_SECRET = '', AGENT_NAME = '', HEALTH_PORT } = process.env;

initializeLogger({ pretty: false, level: 'warn' });
const server = new AgentServer(
  new ServerOptions({
    agent: fileURLToPath(new URL('./entry.ts', import.meta.url)),
    agentName: AGENT_NAME,
    wsURL: LIVEKIT_URL,
    apiKey: LIVEKIT_API_KEY,
    apiSecret: LIVEKIT_API_SECRET,
    host: '127.0.0.1',
    port: Number(HEALTH_PORT),
    // As ours runs: one warm process, judged by jobs and not by the machine's load, and time to load on a busy machine.
    numIdleProcesses: 1,
    initializeProcessTimeout: 60_000,
    loadFunc: async (self) => self.activeJobs.length / 10,
    loadThreshold: 1,
    production: true,
    logLevel: 'warn',
  }),
);
process.on('SIGTERM', () => void server.close().finally(() => process.exit(0)));
await server.run();
