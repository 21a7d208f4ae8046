import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ALL = ['start', 'test', 'doctor', 'prove', 'bench', 'check'];
const STACK = ['start', 'test', 'prove', 'bench'];

/**
 * What the machine must bring itself, each as { name, ok, found, advice, needed_for }: `advice` is one line on what to
 * install and what works without it; the commands in `needed_for` cannot run at all without the tool.
 */
export function checkTools(repository, env) {
  return [node(), npm(env), python(env), go(repository, env)];
}

function node() {
  const ok = Number(process.versions.node.split('.')[0]) >= 20;
  const advice = `Node.js 20 or newer is needed (this is ${process.versions.node}): install the LTS release. Nothing works without it.`;
  return { name: 'node', ok, found: process.versions.node, advice, needed_for: ALL };
}

function npm(env) {
  const found =
    env.npm_config_user_agent?.match(/^npm\/(\S+)/)?.[1] ?? versionOf(env, 'npm', ['--version'], /^(\d+\.\S+)/);
  const advice = 'npm is missing: install the package of Node.js that includes it. Nothing works without it.';
  return { name: 'npm', ok: found !== undefined, found, advice, needed_for: ALL };
}

function python(env) {
  const found = versionOf(env, 'python3', ['--version'], /Python (\d+\.\d+\.\d+)/);
  const recent = found !== undefined && atLeast(found, 3, 10);
  const pip = recent && spawnSync('python3', ['-m', 'pip', '--version'], { env }).status === 0;
  const what = !recent
    ? `Python 3.10 or newer is missing${found ? ` (this is ${found})` : ''}: install python3 with pip`
    : 'pip is missing from python3: install it (Debian and Ubuntu: apt install python3-pip)';
  const advice = `${what}. Without it no local MongoDB, Chroma or AWS emulator can run; \`npm run check\` and \`npm run doctor\` still work.`;
  return { name: 'python3 with pip', ok: pip, found, advice, needed_for: STACK };
}

function go(repository, env) {
  const found = versionOf(env, 'go', ['version'], /go(\d+\.\d+(?:\.\d+)?)/);
  const unneeded = Boolean(env.LIVEKIT_URL) || hasBuiltLiveKit(repository, env);
  const ok = unneeded || (found !== undefined && atLeast(found, 1, 21));
  const what = found ? `Go 1.21 or newer is needed (this is ${found})` : 'Go is missing';
  const advice =
    `${what}: install it from go.dev, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to a LiveKit server. ` +
    'Without either there is no voice; the API, ingestion, search and `npm run doctor` still work.';
  return { name: 'go', ok, found, advice, needed_for: [] };
}

function hasBuiltLiveKit(repository, env) {
  const directory = join(env.PATCHBAY_CACHE_DIR || join(repository, '.local/cache'), 'go');
  return existsSync(directory) && readdirSync(directory).some((file) => file.startsWith('livekit-server-'));
}

function versionOf(env, command, args, pattern) {
  const { stdout, status } = spawnSync(command, args, { encoding: 'utf8', env });
  return status === 0 ? pattern.exec(stdout.trim())?.[1] : undefined;
}

function atLeast(version, major, minor) {
  const [a, b] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}
