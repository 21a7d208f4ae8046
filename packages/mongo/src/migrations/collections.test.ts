import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openTestDatabase } from '@patchbay/testing';
import type { Db } from 'mongodb';
import { afterEach, describe, expect, it } from 'vitest';
import { COLLECTIONS } from '../collections/index.ts';
import { planOf } from './collection-plan.ts';
import { MIGRATIONS } from './index.ts';
import { planMigrations } from './plan-migrations.ts';
import { runMigrations } from './run-migrations.ts';

const test = await openTestDatabase();
/** A database of the test's own: these tests alter what others share. */
const name = `${test.name}_shapes`;
const database = test.client.db(name);

afterEach(async () => {
  await database.dropDatabase();
});

async function shapeOf(of: Db) {
  const infos = await of.listCollections({ name: { $ne: 'migrations' } }).toArray();
  const entries = infos.map(async (info) => {
    const indexes = await of.collection(info.name).indexes();
    return [info.name, { validator: (info as { options?: object }).options, indexes }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const plannedChanges = async () => (await Promise.all(MIGRATIONS.map((migration) => migration.plan(database)))).flat();
const applyAgain = async () => {
  for (const migration of MIGRATIONS) await migration.up(database, new AbortController().signal);
};

/** SHA-256 of the source of a migration without the line of its checksum. */
const checksumOf = (source: string) =>
  createHash('sha256')
    .update(source.replace(/^ *checksum: .*\n/m, ''))
    .digest('hex');

describe('the migrations of the product', () => {
  it('are numbered, named as their files, and unique', () => {
    const ids = MIGRATIONS.map((migration) => migration.id);
    for (const id of ids) {
      expect(id).toMatch(/^\d{4}-[a-z0-9-]+$/);
      expect(readFileSync(`${import.meta.dirname}/${id}.ts`, 'utf8')).toContain(`id: '${id}'`);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('that run once have the checksum of their file, so that a change of one is noticed', () => {
    for (const { id, checksum } of MIGRATIONS.filter(({ kind }) => kind === 'once')) {
      expect([id, checksum]).toEqual([id, checksumOf(readFileSync(`${import.meta.dirname}/${id}.ts`, 'utf8'))]);
    }
    const source = "  id: '0002-a',\n  checksum: 'x',\n  up: a,\n";
    expect(checksumOf(source.replace("'x'", "'y'"))).toBe(checksumOf(source));
    expect(checksumOf(source.replace('up: a', 'up: b'))).not.toBe(checksumOf(source));
  });
});

describe('collections', () => {
  it('are made exactly as a dry run says: each collection, validator and index', async () => {
    const { pending } = await planMigrations(test.client, name);
    expect(pending).toMatchObject([
      { id: '0002-credential-ids', kind: 'once', because: 'new', changes: [] },
      { id: '0003-call-end-reason', kind: 'once', because: 'new', changes: [] },
      { id: '0001-collections', kind: 'repeatable', because: 'new' },
    ]);
    const planned = pending.flatMap(({ changes }) => changes);
    expect(await shapeOf(database)).toEqual({});
    await runMigrations(test.client, name);
    const shape = await shapeOf(database);
    const made = Object.entries(shape).flatMap(([collection, { validator, indexes }]) => [
      { action: 'create_collection', collection, validator: (validator as { validator: object }).validator },
      ...indexes
        .filter((index) => index.name !== '_id_')
        .map(({ name: index, key: keys, v: _v, background: _b, ...options }) => ({
          action: 'create_index',
          collection,
          index,
          keys,
          options,
        })),
    ]);
    const sorted = (changes: readonly object[]) => changes.map((change) => JSON.stringify(change)).sort();
    const plain = (changes: readonly object[]) => JSON.parse(`[${sorted(changes).join()}]`);
    expect(plain(planned)).toEqual(plain(made));
    expect(planned.filter(({ action }) => action === 'create_collection')).toHaveLength(COLLECTIONS.length);
  });

  it('all exist with their validators and indexes, and applying them again changes nothing', async () => {
    await runMigrations(test.client, name);
    const shape = await shapeOf(database);
    expect(Object.keys(shape).sort()).toEqual(COLLECTIONS.map((collection) => collection.name).sort());
    for (const definition of COLLECTIONS) {
      const plan = planOf(definition);
      expect(shape[definition.name]?.validator).toMatchObject({ validator: plan.validator });
      const names = shape[definition.name]?.indexes.map((index) => index.name).sort();
      expect(names).toEqual(['_id_', ...plan.indexes.map((index) => index.options.name)].sort());
    }
    expect(await plannedChanges()).toEqual([]);
    await applyAgain();
    expect(await shapeOf(database)).toEqual(shape);
  });

  it('that were changed by hand are planned and made as they must be, and nothing else', async () => {
    await runMigrations(test.client, name);
    const shape = await shapeOf(database);
    const users = database.collection('users');
    await users.createIndex({ stray: 1 });
    await users.dropIndex('tenant_id_1_external_id_1');
    await users.createIndex({ tenant_id: 1, external_id: 1 });
    await database.command({ collMod: 'agents', validator: {} });
    await database.command({ collMod: 'tools', validationAction: 'warn' });
    await database.collection('drafts').drop();
    const before = await shapeOf(database);
    const planned = await plannedChanges();
    expect(await shapeOf(database)).toEqual(before);
    const [, ...indexesOfDrafts] = shape['drafts']?.indexes ?? [];
    const short = planned.map((change) => [
      change.action,
      change.collection,
      ...('index' in change ? [change.index] : []),
    ]);
    expect(short.sort()).toEqual(
      [
        ['set_validator', 'agents'],
        ['set_validator', 'tools'],
        ['create_collection', 'drafts'],
        ...indexesOfDrafts.map((index) => ['create_index', 'drafts', String(index.name)]),
        ['drop_index', 'users', 'stray_1'],
        ['drop_index', 'users', 'tenant_id_1_external_id_1'],
        ['create_index', 'users', 'tenant_id_1_external_id_1'],
      ].sort(),
    );
    await applyAgain();
    const repaired = await shapeOf(database);
    expect(repaired['users']?.indexes.map((index) => index.name).sort()).toEqual(
      shape['users']?.indexes.map((index) => index.name).sort(),
    );
    expect({ ...repaired, users: null }).toEqual({ ...shape, users: null });
    expect(await plannedChanges()).toEqual([]);
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
