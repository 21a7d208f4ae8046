import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `npm ci` when what is installed is not what the lock file says; one process at a time. Exits when it fails. */
export async function installPackages(repository) {
  if (isInstalled(repository)) return;
  const release = await lock(`npm ${realpathSync(repository)}`);
  try {
    if (isInstalled(repository)) return;
    const done = progressLine('installing npm packages');
    const { code, output } = await npmCi(repository);
    done(code === 0);
    if (code === 0) return;
    console.error(`npm ci failed with exit code ${code}:\n${output.trim().slice(0, 2000)}`);
    process.exit(1);
  } finally {
    release();
  }
}

/** Whether npm's own record of node_modules holds every package that the lock file names for this platform. */
export function isInstalled(repository) {
  const wanted = readPackages(join(repository, 'package-lock.json'));
  const present = readPackages(join(repository, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !path.includes('node_modules/')) return true;
    const installed = present[path];
    if (!installed) return entry.optional === true || entry.devOptional === true;
    return installed.version === entry.version && installed.integrity === entry.integrity;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function npmCi(repository) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // onnxruntime-node would otherwise look for a GPU build of itself to download.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  return new Promise((done) => {
    let output = '';
    const child = spawn(npm[0], [...npm.slice(1), ...args], {
      cwd: repository,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', (error) => done({ code: 1, output: String(error) }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** A line that counts the seconds on a terminal, and is printed once when it is done elsewhere. */
function progressLine(what) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const terminal = process.stderr.isTTY;
  const draw = () => process.stderr.write(`\r  … ${what}  ${seconds()}`);
  const timer = terminal ? setInterval(draw, 1000) : undefined;
  if (terminal) draw();
  else console.error(`  … ${what}`);
  return (ok) => {
    clearInterval(timer);
    process.stderr.write(`${terminal ? '\r\x1b[K' : ''}  ${ok ? '✓' : '✗'} ${what}  ${seconds()}\n`);
  };
}

/** An abstract socket that one process can bind: released by the kernel when that process dies. */
async function lock(name) {
  const path = `\0patchbay-${createHash('sha256').update(name).digest('hex').slice(0, 40)}`;
  for (;;) {
    const server = createServer((socket) => socket.destroy());
    const error = await new Promise((done) => server.once('error', done).listen({ path }, () => done(undefined)));
    if (!error) return () => server.close();
    // Where abstract sockets do not exist there is no lock either; npm itself copes with a second run badly, not never.
    if (error.code !== 'EADDRINUSE') return () => undefined;
    await sleep(300);
  }
}
