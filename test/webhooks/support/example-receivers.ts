import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheDir, ensureWheel, findPython, type PinnedWheel, REPOSITORY_DIR } from '@patchbay/local-stack';
import { afterAll } from 'vitest';

/** The published library for Python; that for JavaScript is in package.json. It needs no other package. */
const STANDARD_WEBHOOKS: PinnedWheel = {
  name: 'standardwebhooks',
  version: '1.1.0',
  sha256: { any: '9a88d48a1f198be61517fc7ad328cf58ba02b73f0fbd8941d4213e9c0b6c2a61' },
};

/** How a receiver of docs/examples is started. */
export interface ExampleCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const example = (file: string) => join(REPOSITORY_DIR, 'docs/examples', file);

/** By language. The first call fetches the library for Python. */
export async function exampleCommands(): Promise<Readonly<Record<'node' | 'python', ExampleCommand>>> {
  const [python, PYTHONPATH] = await Promise.all([
    findPython(),
    ensureWheel(STANDARD_WEBHOOKS, { cache_dir: cacheDir(process.env) }),
  ]);
  return {
    node: { command: process.execPath, args: [example('webhook-receiver.mjs')], env: {} },
    python: { command: python.path, args: [example('webhook_receiver.py')], env: { PYTHONPATH } },
  };
}

/** A receiver that runs. */
export interface RunningExample {
  /** What it said, line by line. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/** Starts one; it is gone with the file at the latest. */
export async function startExample(
  { command, args, env }: ExampleCommand,
  port: number,
  secret: string,
): Promise<RunningExample> {
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], ...env, PORT: String(port), WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  afterAll(() => void child.kill());
  const lines: string[] = [];
  await new Promise<void>((ready, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === `listening on ${port}`) ready();
      else lines.push(line);
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the receiver ended with ${code}`)));
  });
  return { lines, stop: () => stopped(child) };
}

function stopped(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('close', () => resolve());
  child.kill();
  return promise;
}

/** A port of loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
