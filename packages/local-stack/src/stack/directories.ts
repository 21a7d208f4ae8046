import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { tryLock } from '../locks/machine-lock.ts';

/** The repository's root: where npm start runs, and what relative paths mean. */
export const REPOSITORY_DIR = resolve(import.meta.dirname, '../../../..');
const LOCAL_DIR = join(REPOSITORY_DIR, '.local');

export type Directories = {
  /** What must survive between runs: databases, the emulator's state, local secrets, the last deployment. */
  state_dir: string;
  /** One log a component; the run before is kept as `<component>.log.1`. */
  logs_dir: string;
  /** Records of running processes: see orphans.ts. */
  run_dir: string;
  /** Downloads and builds, shared by every stack of this checkout. */
  cache_dir: string;
  /** True when this stack made its state directory for itself and removes it when it stops. */
  throw_away: boolean;
};

/** Where downloads are cached. A variable that is empty counts as none, here and below: it would be where one stands. */
export function cacheDir(env: NodeJS.ProcessEnv): string {
  return resolve(env.PATCHBAY_CACHE_DIR || join(LOCAL_DIR, 'cache'));
}

/** Where `npm start` keeps its state. */
export function defaultStateDir(env: NodeJS.ProcessEnv): string {
  return resolve(env.PATCHBAY_STATE_DIR || join(LOCAL_DIR, 'state'));
}

/**
 * Lays out the directories of a stack. Without a `state_dir`, a persistent stack uses `.local/state` (logs in
 * `.local/logs`) and any other gets a throw-away directory under `.local/throw-away`.
 */
export async function openDirectories(
  options: { state_dir?: string | undefined; persist: boolean },
  env: NodeJS.ProcessEnv,
): Promise<Directories> {
  const throw_away = options.state_dir === undefined && !options.persist;
  const wanted = throw_away ? await makeThrowAway() : resolve(options.state_dir ?? defaultStateDir(env));
  mkdirSync(wanted, { recursive: true, mode: 0o700 });
  const state_dir = await realpath(wanted);
  const around = state_dir === join(LOCAL_DIR, 'state') ? LOCAL_DIR : state_dir;
  const found = { state_dir, logs_dir: join(around, 'logs'), run_dir: join(around, 'run'), cache_dir: cacheDir(env) };
  for (const directory of [found.logs_dir, found.run_dir, found.cache_dir]) mkdirSync(directory, { recursive: true });
  return { ...found, throw_away };
}

/** The name under which a stack locks its state directory for as long as it runs. */
export function stateLockName(state_dir: string): string {
  return `state ${state_dir}`;
}

async function makeThrowAway(): Promise<string> {
  const root = join(LOCAL_DIR, 'throw-away');
  mkdirSync(root, { recursive: true });
  await sweepThrowAway(root);
  return mkdtemp(join(root, `${Date.now()}-`));
}

/** Removes what stacks that were killed left there: directories over a minute old whose lock nobody holds. */
async function sweepThrowAway(root: string): Promise<void> {
  for (const entry of await readdir(root)) {
    if (Date.now() - Number(entry.split('-')[0]) < 60_000) continue;
    const directory = join(await realpath(root), entry);
    const lock = await tryLock(stateLockName(directory));
    if (!('release' in lock)) continue;
    await rm(directory, { recursive: true, force: true });
    await lock.release();
  }
}
