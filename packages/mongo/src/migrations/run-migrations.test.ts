import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase } from '@patchbay/testing';
import type { Db } from 'mongodb';
import { afterEach, describe, expect, it } from 'vitest';
import { COLLECTIONS } from '../collections/index.ts';
import { planOf } from './0001-collections.ts';
import { MIGRATIONS } from './index.ts';
import type { Migration } from './migration.ts';
import { runMigrations } from './run-migrations.ts';

const test = await openTestDatabase();
const made: string[] = [];

/** A database of the test's own: these tests alter what others share. */
function freshName(): string {
  const name = `${test.name}_${randomUUID().slice(0, 4)}`;
  made.push(name);
  return name;
}

afterEach(async () => {
  for (const name of made.splice(0)) await test.client.db(name).dropDatabase();
});

function noting(id: string, notes: string[], more: Partial<Migration> = {}): Migration {
  return { id, up: async () => void notes.push(id), ...more };
}

describe('migrations', () => {
  it('run once each, in the order of their numbers, repeatable ones last and whenever they change', async () => {
    const name = freshName();
    const notes: string[] = [];
    const repeatable = (checksum: string) => noting('0001-repeatable', notes, { checksum });
    const two = [noting('0010-b', notes), noting('0002-a', notes)];
    const first = await runMigrations(test.client, name, [repeatable('1'), ...two]);
    expect(first.applied).toEqual(['0002-a', '0010-b', '0001-repeatable']);
    expect((await runMigrations(test.client, name, [repeatable('1'), ...two])).applied).toEqual([]);
    const third = await runMigrations(test.client, name, [repeatable('2'), ...two, noting('0011-c', notes)]);
    expect(third.applied).toEqual(['0011-c', '0001-repeatable']);
    expect(notes).toEqual(['0002-a', '0010-b', '0001-repeatable', '0011-c', '0001-repeatable']);
  });

  it('keep what was done when one fails, and go on from there', async () => {
    const name = freshName();
    const notes: string[] = [];
    let broken = true;
    const failing: Migration = {
      id: '0002-b',
      up: async () => {
        if (broken) throw new Error('disk full');
        notes.push('0002-b');
      },
    };
    const all = [noting('0001-a', notes), failing, noting('0003-c', notes)];
    await expect(runMigrations(test.client, name, all)).rejects.toThrow('disk full');
    broken = false;
    expect((await runMigrations(test.client, name, all)).applied).toEqual(['0002-b', '0003-c']);
    expect(notes).toEqual(['0001-a', '0002-b', '0003-c']);
  });

  it('run once when several runners start at the same time', async () => {
    const name = freshName();
    const notes: string[] = [];
    const slow: Migration = {
      id: '0001-slow',
      up: async () => {
        await sleep(200);
        notes.push('0001-slow');
      },
    };
    const reports = await Promise.all([1, 2, 3, 4].map(() => runMigrations(test.client, name, [slow])));
    expect(reports.flatMap((report) => report.applied)).toEqual(['0001-slow']);
    expect(notes).toEqual(['0001-slow']);
  });

  it('follow a runner that died, once its lease is over', async () => {
    const name = freshName();
    const rows = test.client.db(name).collection<{ _id: string; owner: string; leased_until: Date }>('migrations');
    await rows.insertOne({ _id: 'lock', owner: 'dead', leased_until: new Date(Date.now() + 400) });
    const started = performance.now();
    expect((await runMigrations(test.client, name, [noting('0001-a', [])])).applied).toEqual(['0001-a']);
    expect(performance.now() - started).toBeGreaterThan(300);
  });

  it('are numbered, named as their files, and unique', () => {
    const ids = MIGRATIONS.map((migration) => migration.id);
    for (const id of ids) expect(id).toMatch(/^\d{4}-[a-z0-9-]+$/);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('collections', () => {
  const shapeOf = async (database: Db) => {
    const infos = await database.listCollections({ name: { $ne: 'migrations' } }).toArray();
    const entries = infos.map(async (info) => {
      const indexes = await database.collection(info.name).indexes();
      return [info.name, { validator: (info as { options?: object }).options, indexes }] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  };

  it('all exist with their validators and indexes, and applying them again changes nothing', async () => {
    const name = freshName();
    await runMigrations(test.client, name);
    const database = test.client.db(name);
    const shape = await shapeOf(database);
    expect(Object.keys(shape).sort()).toEqual(COLLECTIONS.map((collection) => collection.name).sort());
    for (const definition of COLLECTIONS) {
      const plan = planOf(definition);
      expect(shape[definition.name]?.validator).toMatchObject({ validator: plan.validator });
      const names = shape[definition.name]?.indexes.map((index) => index.name).sort();
      expect(names).toEqual(['_id_', ...plan.indexes.map((index) => index.options.name)].sort());
    }
    for (const migration of MIGRATIONS) await migration.up(database);
    expect(await shapeOf(database)).toEqual(shape);
  });

  it('lose an index that no definition names, and get one back that was changed by hand', async () => {
    const name = freshName();
    await runMigrations(test.client, name);
    const users = test.client.db(name).collection('users');
    await users.createIndex({ stray: 1 });
    await users.dropIndex('tenant_id_1_external_id_1');
    await users.createIndex({ tenant_id: 1, external_id: 1 });
    for (const migration of MIGRATIONS) await migration.up(test.client.db(name));
    const indexes = await users.indexes();
    expect(indexes.map((index) => index.name).sort()).toEqual([
      '_id_',
      'tenant_id_1__id_1',
      'tenant_id_1_external_id_1',
    ]);
    expect(indexes.find((index) => index.name === 'tenant_id_1_external_id_1')).toMatchObject({ unique: true });
  });

  it("of tenants have indexes that begin with tenant_id, and one for the tenant's lists", () => {
    for (const definition of COLLECTIONS.filter((collection) => collection.tenancy !== 'platform')) {
      for (const index of definition.indexes) expect(Object.keys(index.keys)[0]).toBe('tenant_id');
    }
  });

  it('refuse documents of a wrong shape', async () => {
    const refused = async (collection: string, document: object) =>
      expect(test.client.db(test.name).collection(collection).insertOne(document)).rejects.toMatchObject({ code: 121 });
    for (const definition of COLLECTIONS) {
      await refused(definition.name, {});
      await refused(definition.name, { _id: 7 });
      if (definition.tenancy === 'tenant') await refused(definition.name, { _id: 'x', tenant_id: null });
    }
  });
});
