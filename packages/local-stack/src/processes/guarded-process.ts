import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPython } from './python.ts';

const GUARD = join(import.meta.dirname, 'guard.py');

/** The marker by which a later start recognises processes as ours: see orphans.ts. */
export const RUN_ID_VARIABLE = 'PATCHBAY_RUN_ID';

export type GuardedCommand = {
  command: string;
  args: readonly string[];
  /** The whole environment: nothing is inherited. */
  env: Record<string, string | undefined>;
  cwd?: string;
  /** Seconds between SIGTERM and SIGKILL, in an orderly stop and when the launcher dies. */
  grace_seconds: number;
  /** Open file descriptors (or 'pipe') for the program's output. */
  stdout: number | 'pipe';
  stderr: number | 'pipe';
};

/** A program that cannot outlive this process. `exited` resolves with its exit code, 128+N after signal N. */
export type GuardedProcess = {
  guard_pid: number;
  child: ChildProcess;
  exited: Promise<number>;
  /** SIGTERM, after `grace_seconds` SIGKILL, descendants included; resolves when nothing of it is left. */
  stop(): Promise<void>;
};

/** Starts a program under guard.py, which stops it when it is told to and when this process dies, kill -9 included. */
export async function spawnGuarded(what: GuardedCommand): Promise<GuardedProcess> {
  const python = await findPython();
  const child = spawn(python.path, ['-S', GUARD, String(what.grace_seconds), what.command, ...what.args], {
    cwd: what.cwd,
    env: what.env as NodeJS.ProcessEnv,
    stdio: ['pipe', what.stdout, what.stderr],
    // A session of its own: Ctrl-C in the terminal reaches the launcher only, which stops everything in order.
    detached: true,
  });
  const exited = new Promise<number>((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 137));
  });
  // A launcher that never awaits `exited` must not die of its rejection.
  exited.catch(() => undefined);
  child.stdin?.on('error', () => undefined);
  const stop = async () => {
    child.stdin?.end();
    const gone = exited.then(
      () => true,
      () => true,
    );
    const late = sleep(what.grace_seconds * 1000 + 3_000, false, { ref: false });
    if (!(await Promise.race([gone, late]))) child.kill('SIGKILL');
    await gone;
  };
  return { guard_pid: child.pid ?? -1, child, exited, stop };
}
