import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { waitFor } from '@patchbay/local-stack/participant';

/** A compiled agent worker as a process of its own. */
export interface WorkerProcess {
  readonly pid: number;
  readonly health_url: string;
  /** Everything it and its jobs have logged. */
  log(): string;
  /** The exit code when it ends, however that comes about; null when it was killed. */
  readonly exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
  /** Sends SIGTERM and waits for the end; returns the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `main` (a bundle) with exactly this environment, and waits until its health is green. */
export async function startWorker(main: string, env: Record<string, string>): Promise<WorkerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? '', AGENT_RUNTIME_HEALTH_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const health_url = `http://127.0.0.1:${port}/`;
  try {
    await waitFor(
      'green health',
      () => isGreen(health_url, child),
      60_000,
      () => log.slice(-4_000),
    );
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    pid: child.pid ?? 0,
    health_url,
    log: () => log,
    exited,
    kill: (signal) => void child.kill(signal),
    async stop() {
      child.kill('SIGTERM');
      return await exited;
    },
  };
}

async function isGreen(url: string, child: ChildProcess): Promise<true | undefined> {
  if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}`);
  const response = await fetch(url).catch(() => undefined);
  return response?.status === 200 ? true : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
