import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { openTestDatabase } from '@patchbay/testing';
import { afterEach, describe, expect, it } from 'vitest';
import type { Migration } from './migration.ts';
import { planMigrations } from './plan-migrations.ts';
import { runMigrations } from './run-migrations.ts';

const test = await openTestDatabase();
const name = `${test.name}_runners`;
const database = test.client.db(name);
const children: ChildProcessByStdio<null, Readable, null>[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await database.dropDatabase();
});

const LEASE_MS = 1_500;
/** Of the runner in another process and of the one here: each attempt leaves a document. */
const migrations = ['0001-first', '0002-second'].map(
  (id): Migration => ({
    id,
    kind: 'once',
    checksum: 'c',
    plan: async () => [],
    up: async (of) => void (await of.collection('attempts').insertOne({ migration: id, runner: 'here' })),
  }),
);
const runHere = (wait_ms: number) =>
  runMigrations(test.client, name, { migrations, runner: 'here', lease_ms: LEASE_MS, wait_ms });
const attempts = async () =>
  (await database.collection('attempts').find().sort({ _id: 1 }).toArray()).map((row) => [row.migration, row.runner]);

const PROGRAM = `
  import { setTimeout as sleep } from 'node:timers/promises';
  import { createMongoClient, runMigrations } from '@patchbay/mongo';
  const [uri, database, runner, lease_ms, work_ms] = process.argv.slice(1);
  const client = createMongoClient(uri, { app_name: runner, patient: true });
  const say = (line) => console.log(JSON.stringify(line));
  const migrations = ['0001-first', '0002-second'].map((id) => ({
    id, kind: 'once', checksum: 'c', plan: async () => [],
    up: async (of) => {
      await of.collection('attempts').insertOne({ migration: id, runner });
      say({ event: 'working', migration: id });
      const end = performance.now() + Number(work_ms);
      while (performance.now() < end && (await of.collection('gate').findOne()) === null) await sleep(50);
    },
  }));
  try {
    say(await runMigrations(client, database, { migrations, runner, lease_ms: Number(lease_ms), onEvent: say }));
  } catch (error) {
    say({ error: error.message });
  }
  await client.close();
`;

/** A runner in a process of its own. */
function runElsewhere(runner: string, work_ms: number) {
  const args = ['--input-type=module', '-e', PROGRAM, test.uri, name, runner, String(LEASE_MS), String(work_ms)];
  const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const lines: { event?: string; applied?: string[]; error?: string; for_runner?: string }[] = [];
  const waiting: (() => void)[] = [];
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => {
    lines.push(JSON.parse(line));
    for (const wake of waiting.splice(0)) wake();
  });
  const ended = new Promise<typeof lines>((resolve) => reader.on('close', () => resolve(lines)));
  return {
    child,
    ended,
    async until(event: string): Promise<void> {
      while (!lines.some((line) => line.event === event)) await new Promise<void>((wake) => waiting.push(wake));
    },
  };
}

describe('two runners', { timeout: 30_000 }, () => {
  it('that start at once in two processes: one works, the other says that it waits and finds nothing left', async () => {
    const both = ['a', 'b'].map((runner) => runElsewhere(runner, 20_000));
    await Promise.race(both.map(({ until }) => until('waiting')));
    await database.collection('gate').insertOne({});
    const [a = [], b = []] = await Promise.all(both.map(({ ended }) => ended));
    const [worker, waiter] = (a.at(-1)?.applied ?? []).length > 0 ? [a, b] : [b, a];
    expect(worker.at(-1)).toEqual({ applied: ['0001-first', '0002-second'] });
    expect(waiter).toEqual([
      { event: 'waiting', for_runner: worker === a ? 'a' : 'b', leased_until: expect.any(String) },
      { applied: [] },
    ]);
    expect((await attempts()).map(([migration]) => migration)).toEqual(['0001-first', '0002-second']);
  });

  it('do not overlap for as long as the first lives: the second gives up in time and names it', async () => {
    const first = runElsewhere('deploy 7', 60_000);
    await first.until('working');
    const started = performance.now();
    await expect(runHere(2 * LEASE_MS)).rejects.toThrow(
      /another runner \(deploy 7\) is migrating this database, and here waited 3 s .* lasts until 20.*Run again/,
    );
    expect(performance.now() - started).toBeGreaterThan(2 * LEASE_MS);
    expect(await attempts()).toEqual([['0001-first', 'deploy 7']]);
  });

  it('of which the first is killed: the second waits for the rest of its lease and begins where it was', async () => {
    const first = runElsewhere('deploy 8', 60_000);
    await first.until('working');
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await planMigrations(test.client, name, migrations)).toMatchObject({
      pending: [
        { id: '0001-first', because: 'interrupted' },
        { id: '0002-second', because: 'new' },
      ],
      locked_by: { runner: 'deploy 8' },
    });
    const started = performance.now();
    expect(await runHere(10_000)).toEqual({ applied: ['0001-first', '0002-second'] });
    expect(performance.now() - started).toBeLessThan(LEASE_MS + 6_000);
    expect(await attempts()).toEqual([
      ['0001-first', 'deploy 8'],
      ['0001-first', 'here'],
      ['0002-second', 'here'],
    ]);
    expect(await database.collection<{ _id: string }>('migrations').findOne({ _id: '0001-first' })).toMatchObject({
      state: 'applied',
      attempts: 2,
      runner: 'here',
    });
  });

  it('of which the first slept through its lease: when it wakes up it does and records nothing more', async () => {
    const first = runElsewhere('sleeper', 1_000);
    await first.until('working');
    first.child.kill('SIGSTOP');
    expect(await runHere(10_000)).toEqual({ applied: ['0001-first', '0002-second'] });
    first.child.kill('SIGCONT');
    expect((await first.ended).at(-1)).toEqual({ error: expect.stringContaining('silent for longer than its lease') });
    expect(await attempts()).toEqual([
      ['0001-first', 'sleeper'],
      ['0001-first', 'here'],
      ['0002-second', 'here'],
    ]);
    expect(await planMigrations(test.client, name, migrations)).toEqual({ pending: [] });
  });
});
