import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock } from '../locks/machine-lock.ts';
import { endOrphans } from '../processes/orphans.ts';
import { openDirectories, stateLockName } from './directories.ts';
import { readOverrides, resolveEndpoints } from './endpoints.ts';
import { choosePorts } from './ports.ts';
import { openSecrets } from './secrets.ts';
import type { Stack, StackEnd, StackEvent, StackOptions } from './stack.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';

/** The state directory belongs to a stack that is running; the message names its process. */
export class StackLockedError extends Error {
  override name = 'StackLockedError';
}

/**
 * Starts components of the local stack and waits until each is ready; independent ones start side by side.
 * Whatever happens to this process, nothing it started outlives it. On failure, what was started is stopped.
 * @throws {StackLockedError} another stack uses the state directory
 * @throws {PortError} a port is taken; {OverrideError} the user's own server cannot be used; {ComponentError} with log
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const env = options.env ?? process.env;
  const persist = options.persist ?? true;
  const say = (event: StackEvent) => options.log?.(event);
  const directories = await openDirectories({ state_dir: options.state_dir, persist }, env);
  const undo: (() => Promise<void>)[] = [await lockState(directories.state_dir)];
  if (directories.throw_away) undo.push(() => rm(directories.state_dir, { recursive: true, force: true }));

  const closed = Promise.withResolvers<StackEnd>();
  let ending: Promise<void> | undefined;
  const end = (why: StackEnd): Promise<void> => {
    ending ??= (async () => {
      while (undo.length > 0) await undo.pop()?.();
      closed.resolve(why);
    })();
    return ending;
  };

  try {
    const orphans = await endOrphans(directories.run_dir);
    if (orphans.length > 0) say({ component: 'stack', phase: 'orphans', message: orphans.join(', ') });
    if (options.fresh) await emptyDirectory(directories.state_dir);
    const { ports, release } = await choosePorts(options.ports ?? 'fixed', env);
    undo.push(release);
    const secrets = openSecrets(directories.state_dir);
    const database_access = options.database_access ?? 'open';
    const endpoints = resolveEndpoints(ports, secrets, env, database_access);
    const overrides = readOverrides(env);
    const supervisor: Supervisor = createSupervisor({
      context: { directories, ports, secrets, persist, database_access, endpoints },
      overrides,
      env,
      say,
      on_death: (error) => void end({ reason: 'component_died', error }),
    });
    undo.push(supervisor.stopAll);
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', () => void end({ reason: 'stopped' }), { once: true });
    await supervisor.startAll(options.components, options.component_options);
    const { state_dir, logs_dir, cache_dir } = directories;
    const stop = () => end({ reason: 'stopped' });
    const where = { endpoints, ports, overrides, state_dir, logs_dir, cache_dir };
    return { ...where, closed: closed.promise, start: supervisor.start, stop };
  } catch (error) {
    await end({ reason: 'stopped' });
    throw error;
  }
}

async function emptyDirectory(directory: string): Promise<void> {
  for (const entry of await readdir(directory)) await rm(join(directory, entry), { recursive: true, force: true });
}

/** @throws {StackLockedError} another stack runs on the directory: said before anything else that it holds is missed */
export async function requireUnlockedState(state_dir: string): Promise<void> {
  const release = await lockState(state_dir);
  await release();
}

async function lockState(state_dir: string): Promise<() => Promise<void>> {
  const lock = await tryLock(stateLockName(state_dir));
  if ('release' in lock) return lock.release;
  const { pid = 'unknown', since = 'an unknown time' } = lock.held_by;
  throw new StackLockedError(
    `A local stack is running already on ${state_dir} (process ${pid}, since ${since}). ` +
      'Stop that one first, or use another directory: PATCHBAY_STATE_DIR=<path>.',
  );
}
