import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase } from '@patchbay/testing';
import { MongoServerError } from 'mongodb';
import { afterEach, describe, expect, it } from 'vitest';
import type { MigrationRow } from './history.ts';
import type { Migration } from './migration.ts';
import { planMigrations } from './plan-migrations.ts';
import { type MigrationEvent, runMigrations } from './run-migrations.ts';

const test = await openTestDatabase();
const name = `${test.name}_runs`;
const rows = test.client.db(name).collection<MigrationRow>('migrations');
const notes: string[] = [];

afterEach(async () => {
  notes.splice(0);
  await test.client.db(name).dropDatabase();
});

function noting(id: string, more: Partial<Migration> = {}): Migration {
  return {
    id,
    kind: 'once',
    checksum: 'c1',
    plan: async () => [],
    up: async () => {
      await sleep(50);
      notes.push(id);
    },
    ...more,
  };
}

const run = (migrations: readonly Migration[], more: object = {}) =>
  runMigrations(test.client, name, { migrations, ...more });
const plan = (migrations: readonly Migration[]) => planMigrations(test.client, name, migrations);

describe('migrations', () => {
  it('run once each, in the order of their numbers, repeatable ones last and whenever they change', async () => {
    const repeatable = (checksum: string) => noting('0001-repeatable', { kind: 'repeatable', checksum });
    const two = [noting('0010-b'), noting('0002-a')];
    const events: MigrationEvent[] = [];
    const onEvent = (event: MigrationEvent) => void events.push(event);
    const first = await run([repeatable('1'), ...two], { onEvent });
    expect(first).toEqual({ applied: ['0002-a', '0010-b', '0001-repeatable'] });
    expect(events.slice(0, 3)).toEqual([
      { event: 'started', migration: '0002-a' },
      { event: 'applied', migration: '0002-a' },
      { event: 'started', migration: '0010-b' },
    ]);
    expect((await run([repeatable('1'), ...two])).applied).toEqual([]);
    const third = await run([repeatable('2'), ...two, noting('0011-c')]);
    expect(third.applied).toEqual(['0011-c', '0001-repeatable']);
    expect(notes).toEqual(['0002-a', '0010-b', '0001-repeatable', '0011-c', '0001-repeatable']);
    expect((await rows.find().toArray()).map(({ _id }) => _id).sort()).toEqual([
      '0001-repeatable',
      '0002-a',
      '0010-b',
      '0011-c',
    ]);
  });

  it('that were applied and then changed are refused by name, by a dry run too', async () => {
    await run([noting('0002-a')]);
    const changed = [noting('0002-a', { checksum: 'c2' }), noting('0003-b')];
    const refusal = /migration 0002-a was applied 20.* with the checksum c1 and has c2 now: .* never changed/;
    await expect(run(changed)).rejects.toThrow(refusal);
    await expect(plan(changed)).rejects.toThrow(refusal);
    expect(notes).toEqual(['0002-a']);
  });

  it('are refused by name where one was put before an applied one', async () => {
    await run([noting('0003-b')]);
    await expect(run([noting('0002-a'), noting('0003-b')])).rejects.toThrow(
      'migration 0002-a comes before 0003-b, which is applied',
    );
    expect(notes).toEqual(['0003-b']);
  });

  it('of a newer release are left as they are by an older one, which does nothing', async () => {
    const repeatable = (checksum: string) => noting('0001-shape', { kind: 'repeatable', checksum });
    await run([noting('0002-a'), noting('0003-newer'), repeatable('newer')]);
    const older = [noting('0002-a'), repeatable('older')];
    expect(await run(older)).toEqual({ applied: [], ahead: ['0003-newer'] });
    expect(await plan(older)).toEqual({ pending: [], ahead: ['0003-newer'] });
    expect(notes).toHaveLength(3);
  });

  it('keep what was done when one fails, say so, and go on from there', async () => {
    let broken = true;
    const failing = noting('0002-b', {
      up: async () => {
        if (broken) throw new Error('disk full');
        notes.push('0002-b');
      },
    });
    const all = [noting('0001-a'), failing, noting('0003-c')];
    for (const [attempt, done] of ['Applied before it: 0001-a', 'Nothing was applied before it'].entries()) {
      await expect(run(all, { runner: 'deploy' })).rejects.toThrow(
        `migration 0002-b failed (attempt ${attempt + 1}): disk full. ${done}; the next run begins with it.`,
      );
    }
    expect(await rows.findOne({ _id: '0001-a' })).toMatchObject({ state: 'applied', checksum: 'c1', attempts: 1 });
    const failed = await rows.findOne({ _id: '0002-b' });
    expect(failed).toMatchObject({ state: 'failed', error: 'disk full', runner: 'deploy', attempts: 2 });
    expect(failed).not.toHaveProperty('applied_at');
    expect((await plan(all)).pending.map(({ id, because, error }) => [id, because, error])).toEqual([
      ['0002-b', 'failed', 'disk full'],
      ['0003-c', 'new', undefined],
    ]);
    broken = false;
    // What failed was never applied: its repair may change it.
    const repaired = [all[0] as Migration, { ...failing, checksum: 'c2' }, all[2] as Migration];
    expect((await run(repaired)).applied).toEqual(['0002-b', '0003-c']);
    expect(notes).toEqual(['0001-a', '0002-b', '0003-c']);
    const applied = await rows.findOne({ _id: '0002-b' });
    expect(applied).toMatchObject({ state: 'applied', checksum: 'c2', attempts: 3 });
    expect(applied).not.toHaveProperty('error');
  });

  it('that lack a right say which remedy there is', async () => {
    const refused = noting('0001-a', {
      up: async () => {
        throw new MongoServerError({ message: 'not authorized on patchbay', code: 13 });
      },
    });
    await expect(run([refused])).rejects.toThrow(
      /0001-a failed .*not authorized on patchbay\. .*apply the database roles of this release first/,
    );
  });

  it('run once when several runners start at the same time', async () => {
    const reports = await Promise.all([1, 2, 3, 4].map(() => run([noting('0001-slow')])));
    expect(reports.flatMap((report) => report.applied)).toEqual(['0001-slow']);
    expect(notes).toEqual(['0001-slow']);
  });
});

describe('a dry run', () => {
  it('says in order what would be done, and why, and changes nothing', async () => {
    const changes = [{ action: 'change_documents', collection: 'users', documents: 3, description: 'names' }] as const;
    const all = [
      noting('0001-shape', { kind: 'repeatable' }),
      noting('0003-data', { plan: async () => changes }),
      noting('0002-a'),
    ];
    expect(await plan(all)).toEqual({
      pending: [
        { id: '0002-a', kind: 'once', because: 'new', changes: [] },
        { id: '0003-data', kind: 'once', because: 'new', changes },
        { id: '0001-shape', kind: 'repeatable', because: 'new', changes: [] },
      ],
    });
    const { databases } = await test.client.db('admin').admin().listDatabases({ nameOnly: true });
    expect(databases.map((database) => database.name)).not.toContain(name);
    await run(all);
    expect(await plan(all)).toEqual({ pending: [] });
    const again = await plan([noting('0001-shape', { kind: 'repeatable', checksum: 'c2' }), ...all.slice(1)]);
    expect(again.pending).toMatchObject([{ id: '0001-shape', because: 'changed' }]);
    expect(notes).toHaveLength(3);
  });
});
