import { existsSync } from 'node:fs';
import { checkTools } from '../../bootstrap/tools.mjs';
import { EMULATOR_PACKAGES } from '../components/aws-emulator.ts';
import { CHROMA_WHEEL } from '../components/chroma.ts';
import { LIVEKIT_BINARY } from '../components/livekit-server.ts';
import { MONGOD_WHEEL } from '../components/mongod.ts';
import { HAS_REDIS, REDIS_WHEEL } from '../components/redis.ts';
import { goBinaryPath } from '../downloads/go-binary.ts';
import { wheelPath } from '../downloads/pypi-wheel.ts';
import { pythonPackagesPath } from '../downloads/python-packages.ts';
import { tryLock } from '../locks/machine-lock.ts';
import { probeOverride } from '../overrides/index.ts';
import { cacheDir, defaultStateDir, REPOSITORY_DIR, stateLockName } from '../stack/directories.ts';
import { type Endpoints, type Overrides, readOverrides, resolveEndpoints } from '../stack/endpoints.ts';
import { fixedPort, isPortFree, PORT_TABLE, type PortName, type Ports } from '../stack/ports.ts';
import type { Finding } from './finding.ts';
import { examineResources } from './resources.ts';

/** Looks at everything `npm start` depends on, and changes nothing. */
export async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const overrides = readOverrides(env);
  return [
    ...examineTools(env),
    ...(await examineCache(env)),
    ...(await examineOverrides(overrides, env)),
    ...(await examinePorts(overrides, env)),
    ...(await examineResources()),
  ];
}

function examineTools(env: NodeJS.ProcessEnv): Finding[] {
  const section = 'Tools';
  const node: Finding = { section, name: 'node for the product', state: 'ok', text: process.versions.node };
  if (Number(process.versions.node.split('.')[0]) < 24) node.state = 'bad';
  const tools = checkTools(REPOSITORY_DIR, env).map((tool): Finding => {
    if (tool.ok) return { section, name: tool.name, state: 'ok', text: tool.found ?? 'not needed' };
    // What only voice needs is no reason not to start: `npm start` goes without it and says so.
    const state = tool.needed_for.includes('start') ? 'bad' : 'note';
    return { section, name: tool.name, state, text: tool.advice };
  });
  return [...tools, node];
}

async function examineCache(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const cache_dir = cacheDir(env);
  const paths: (readonly [string, Promise<string>, string])[] = [
    ['mongod', wheelPath(MONGOD_WHEEL, cache_dir), 'downloaded at the first start (30 MB)'],
    ['chroma', wheelPath(CHROMA_WHEEL, cache_dir), 'downloaded at the first start (23 MB)'],
    ['aws-emulator', pythonPackagesPath(EMULATOR_PACKAGES, cache_dir), 'downloaded at the first start (25 MB)'],
    ...(HAS_REDIS
      ? ([['redis', wheelPath(REDIS_WHEEL, cache_dir), 'downloaded at the first start (6 MB)']] as const)
      : []),
    ['livekit-server', goBinaryPath(LIVEKIT_BINARY, cache_dir), 'built at the first start (one to five minutes)'],
  ];
  return Promise.all(
    paths.map(async ([name, path, later]): Promise<Finding> => {
      // No Python, no path: the tool's own line says what to do.
      const there = await path.then(existsSync, () => false);
      return { section: 'Cached', name, state: there ? 'ok' : 'note', text: there ? await path : later };
    }),
  );
}

async function examineOverrides(overrides: Overrides, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const section = 'Your own';
  const names = Object.keys(overrides) as (keyof Overrides)[];
  return Promise.all(
    names.map(async (name): Promise<Finding> => {
      const replaced = { section, name: overrides[name] ?? name };
      try {
        await probeOverride(name, endpointsOf(env), env);
        return { ...replaced, state: 'ok', text: `replaces ${name}` };
      } catch (error) {
        return { ...replaced, state: 'bad', text: (error as Error).message };
      }
    }),
  );
}

function endpointsOf(env: NodeJS.ProcessEnv): Endpoints {
  const names = Object.keys(PORT_TABLE) as PortName[];
  const ports = Object.fromEntries(names.map((name) => [name, fixedPort(name, env)])) as Ports;
  // Only the endpoints of the user's own are looked at, which hold none of ours.
  const none = { livekit_api_key: '', livekit_api_secret: '', model_server_api_key: '' };
  return resolveEndpoints(ports, none, env);
}

async function examinePorts(overrides: Overrides, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const section = 'Ports';
  const lock = await tryLock(stateLockName(defaultStateDir(env)));
  if (!('release' in lock)) {
    const text = `a local stack is running already (process ${lock.held_by.pid ?? 'unknown'})`;
    return [{ section, name: 'all', state: 'note', text }];
  }
  await lock.release();
  const entries = Object.entries(PORT_TABLE) as [PortName, (typeof PORT_TABLE)[PortName]][];
  const needed = entries.filter(([, { component }]) => !(component in overrides));
  return Promise.all(
    needed.map(async ([name, { variable, protocol }]): Promise<Finding> => {
      const port = fixedPort(name, env);
      const free = await isPortFree(port, protocol);
      const text = free ? `${port} (${variable})` : `${port} is taken: stop what uses it or set ${variable}`;
      return { section, name, state: free ? 'ok' : 'bad', text };
    }),
  );
}
