import { systemClock, ulidSource } from '@patchbay/config';
import { startStack } from '@patchbay/local-stack';
import {
  COLLECTIONS,
  createConversationSource,
  createMongoClient,
  createMongoDatabase,
  createMongoUnitOfWork,
  runMigrations,
} from '@patchbay/mongo';
import type { TestDatabase } from '@patchbay/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { callRoute, type PathValues } from '../isolation/calls.ts';
import { makeResources } from '../isolation/resources.ts';
import { localCheckpointKey, SEALER_ORIGIN } from './support/audit-chain.ts';

/** The product on a mongod that asks who is there, each part with the role that it has in production. */
const stack = await startStack({
  components: ['mongod'],
  ports: 'ephemeral',
  persist: false,
  database_access: 'roles',
  env: { ...process.env, MONGODB_URI: '' },
});
const DATABASE = 'patchbay';
const connect = (uri: string) => createMongoClient(uri, { app_name: 'patchbay-test', max_pool_size: 5 });
const application = connect(stack.endpoints.mongodb_uri);
const migrator = createMongoClient(stack.endpoints.mongodb_migrations_uri, { app_name: 'test', patient: true });
const runtime = connect(stack.endpoints.mongodb_runtime_uri);

afterAll(async () => {
  await Promise.all([application.close(), migrator.close(), runtime.close()]);
  await stack.stop();
});

const NOT_AUTHORIZED = expect.objectContaining({ code: 13 });
const APPEND_ONLY = ['audit_events', 'audit_seals', 'audit_salts', 'audit_checkpoints'];

let api: TestApi;
let made: PathValues;

beforeAll(async () => {
  await runMigrations(migrator, DATABASE);
  const clock = systemClock;
  const ids = ulidSource();
  const database: TestDatabase = {
    uri: stack.endpoints.mongodb_uri,
    name: DATABASE,
    client: application,
    database: createMongoDatabase(application, DATABASE),
    unit_of_work: createMongoUnitOfWork({ client: application, database_name: DATABASE, clock, ids }),
    clock,
    ids,
  };
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT, database });
}, 120_000);

describe('the role of the application', { timeout: 120_000 }, () => {
  it('is enough to make everything and to call every route', async () => {
    const { principal, client } = await api.tenant();
    made = await makeResources(api, principal);
    const failed: string[] = [];
    for (const route of routes.filter(({ auth, method }) => auth === 'cognito' && method === 'GET')) {
      const { status, text } = await callRoute(
        route.scope?.startsWith('platform:') ? api.platform : client,
        route,
        made,
      );
      if (status === 500 || status === 503) failed.push(`${route.id}: ${text}`);
    }
    expect(failed).toEqual([]);
  });

  it('is enough to seal and to verify', async () => {
    const { randomSource } = await import('@patchbay/config');
    const { createSealAllChains, createSealChain, createVerifyChain, verifyAuditEventsSchema } = await import(
      '@patchbay/core/audit'
    );
    const { createAuditChainRepository, createSealingWatchList } = await import('@patchbay/mongo');
    const key = localCheckpointKey();
    const { database, unit_of_work: unitOfWork, clock } = api.db;
    const chains = createAuditChainRepository(database);
    const sealChain = createSealChain({ chains, key, unitOfWork, clock, random: randomSource });
    const sealAll = createSealAllChains({ watchList: createSealingWatchList(database), sealChain, clock });
    const report = await sealAll(SEALER_ORIGIN, 0);
    expect(report.sealed_events).toBeGreaterThan(10);
    const { seed } = api;
    const scope = {
      tenant_id: made['tenant_id'] ?? '',
      subject: seed.platform.subject,
      user_id: 'x',
      origin: SEALER_ORIGIN,
    };
    const found = await createVerifyChain({ chains, key })(scope, verifyAuditEventsSchema.parse({}));
    expect(found).toMatchObject({ verified: true, not_sealed_yet: 0 });
  });

  it.each(APPEND_ONLY)('cannot change or remove anything in %s: the server refuses', async (name) => {
    const rows = application.db(DATABASE).collection(name);
    const before = await rows.countDocuments();
    expect(before).toBeGreaterThan(0);
    for (const attempt of [
      () => rows.updateOne({}, { $set: { tenant_id: 'x' } }),
      () => rows.updateMany({}, [{ $set: { action: 'x' } }]),
      () => rows.replaceOne({}, { tenant_id: 'x' }),
      () => rows.findOneAndUpdate({}, { $set: { a: 1 } }),
      () => rows.updateOne({ _id: 'new' as never }, { $set: { a: 1 } }, { upsert: true }),
      () => rows.deleteOne({}),
      () => rows.deleteMany({}),
      () => rows.findOneAndDelete({}),
      () => rows.drop(),
      () => rows.rename('elsewhere'),
      () => rows.createIndex({ timestamp: 1 }, { expireAfterSeconds: 1 }),
      () => application.db(DATABASE).command({ collMod: name, validator: {} }),
      () =>
        application
          .db(DATABASE)
          .collection('users')
          .aggregate([{ $merge: { into: name } }])
          .toArray(),
      () =>
        application
          .db(DATABASE)
          .collection('users')
          .aggregate([{ $out: name }])
          .toArray(),
      () => application.db(DATABASE).dropDatabase(),
    ]) {
      await expect(attempt(), String(attempt)).rejects.toEqual(NOT_AUTHORIZED);
    }
    expect(await rows.countDocuments()).toBe(before);
  });

  it('gives no way to more: no other database, no users, no roles', async () => {
    await expect(application.db('admin').collection('system.users').findOne()).rejects.toEqual(NOT_AUTHORIZED);
    await expect(application.db('other').collection('a').insertOne({})).rejects.toEqual(NOT_AUTHORIZED);
    const more = { createUser: 'me', pwd: 'x', roles: ['root'] };
    await expect(application.db('admin').command(more)).rejects.toEqual(NOT_AUTHORIZED);
  });
});

describe('the other roles', () => {
  it('let the deploy step shape collections and change nothing that was audited', async () => {
    expect(await runMigrations(migrator, DATABASE)).toEqual({ applied: [] });
    for (const name of APPEND_ONLY) {
      const rows = migrator.db(DATABASE).collection(name);
      await expect(rows.updateOne({}, { $set: { a: 1 } })).rejects.toEqual(NOT_AUTHORIZED);
      await expect(rows.deleteOne({})).rejects.toEqual(NOT_AUTHORIZED);
      await expect(rows.drop()).rejects.toEqual(NOT_AUTHORIZED);
    }
  });

  it('let agents read what they need and write nothing', async () => {
    const source = createConversationSource(createMongoDatabase(runtime, DATABASE));
    const reference = {
      tenant_id: made['tenant_id'] ?? '',
      session_id: made['session_id'] ?? '',
      digest: `sha256:${'0'.repeat(64)}`,
    };
    expect(await source.find(reference, { with_config: true })).not.toBeUndefined();
    for (const name of ['search_indexes', 'file_chunks', 'provider_credentials']) {
      await runtime.db(DATABASE).collection(name).findOne();
    }
    for (const { name } of COLLECTIONS) {
      const rows = runtime.db(DATABASE).collection(name);
      await expect(rows.insertOne({ a: 1 }), name).rejects.toEqual(NOT_AUTHORIZED);
      await expect(rows.updateOne({}, { $set: { a: 1 } }), name).rejects.toEqual(NOT_AUTHORIZED);
      await expect(rows.deleteOne({}), name).rejects.toEqual(NOT_AUTHORIZED);
    }
    for (const name of ['api_keys', 'audit_events', 'operators', 'users']) {
      await expect(runtime.db(DATABASE).collection(name).findOne(), name).rejects.toEqual(NOT_AUTHORIZED);
    }
  });

  it('are asked for: without a password nothing is shown', async () => {
    const anybody = connect(`mongodb://127.0.0.1:${stack.ports.mongod}/?directConnection=true`);
    await expect(anybody.db(DATABASE).collection('tenants').findOne()).rejects.toEqual(NOT_AUTHORIZED);
    await anybody.close();
  });
});
