import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { RUN_ID_VARIABLE, spawnGuarded } from './guarded-process.ts';
import { endOrphans, recordProcess } from './orphans.ts';
import { processesWithEnvironment } from './proc.ts';

// These start real programs, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const GUARDED = join(import.meta.dirname, 'guarded-process.ts');
/** A program with a child in a session of its own, where no signal to its process group arrives; both ignore SIGTERM. */
const STUBBORN = `trap '' TERM; setsid sh -c "trap '' TERM; sleep 300 & wait" & sleep 300 & wait; wait`;

const alive = (run_id: string) => processesWithEnvironment(RUN_ID_VARIABLE, run_id);

function startStubborn(run_id: string) {
  const output = openSync('/dev/null', 'w');
  return spawnGuarded({
    command: 'sh',
    args: ['-c', STUBBORN],
    env: { PATH: process.env.PATH, [RUN_ID_VARIABLE]: run_id },
    grace_seconds: 0.3,
    stdout: output,
    stderr: output,
  });
}

it('stops a program with everything it started, however stubborn', async () => {
  const run_id = crypto.randomUUID();
  const guarded = await startStubborn(run_id);
  await vi.waitFor(() => expect(alive(run_id).length).toBeGreaterThanOrEqual(4), 20_000);
  await guarded.stop();
  expect(alive(run_id)).toEqual([]);
  expect(await guarded.exited).toBe(137);
});

it('leaves nothing running when the launcher is killed with SIGKILL', async () => {
  const run_id = crypto.randomUUID();
  const script = `const { spawnGuarded } = await import(${JSON.stringify(GUARDED)});
    const env = { PATH: process.env.PATH, ${RUN_ID_VARIABLE}: ${JSON.stringify(run_id)} };
    const args = ['-c', ${JSON.stringify(STUBBORN)}];
    await spawnGuarded({ command: 'sh', args, env, grace_seconds: 0.3, stdout: 1, stderr: 2 });
    setInterval(() => {}, 1000);`;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  await vi.waitFor(() => expect(alive(run_id).length).toBeGreaterThanOrEqual(4), 20_000);
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  await vi.waitFor(() => expect(alive(run_id)).toEqual([]), 20_000);
});

it('kills the program when its guard is killed, and the next start ends what even that left', async () => {
  const run_id = crypto.randomUUID();
  const run_dir = await mkdtemp(join(tmpdir(), 'patchbay-run-'));
  const guarded = await startStubborn(run_id);
  const started_at = new Date().toISOString();
  const { guard_pid } = guarded;
  recordProcess(run_dir, { component: 'mongod', run_id, guard_pid, launcher_pid: 1, started_at, grace_seconds: 0.3 });
  await vi.waitFor(() => expect(alive(run_id).length).toBeGreaterThanOrEqual(4), 20_000);
  process.kill(guard_pid, 'SIGKILL');
  await guarded.exited;
  await vi.waitFor(() => expect(alive(run_id).length).toBeLessThan(4), 20_000);
  expect(alive(run_id)).not.toEqual([]);
  expect(await endOrphans(run_dir)).toEqual(['mongod']);
  expect(alive(run_id)).toEqual([]);
});

it('never touches a process that merely has a recorded pid', async () => {
  const run_dir = await mkdtemp(join(tmpdir(), 'patchbay-run-'));
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  const guard_pid = stranger.pid ?? 0;
  const record = { component: 'chroma', run_id: crypto.randomUUID(), guard_pid, launcher_pid: 1 };
  recordProcess(run_dir, { ...record, started_at: new Date().toISOString(), grace_seconds: 1 });
  expect(await endOrphans(run_dir)).toEqual([]);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  stranger.kill('SIGKILL');
});

it('passes on the exit code of the program, and says when it cannot be started', async () => {
  const run = async (...args: string[]) => {
    const [command = ''] = args;
    const null_file = openSync('/dev/null', 'w');
    const options = { env: { PATH: process.env.PATH }, grace_seconds: 1, stdout: null_file, stderr: null_file };
    return (await spawnGuarded({ command, args: args.slice(1), ...options })).exited;
  };
  expect(await run('sh', '-c', 'exit 7')).toBe(7);
  expect(await run('/no/such/program')).toBe(127);
});
