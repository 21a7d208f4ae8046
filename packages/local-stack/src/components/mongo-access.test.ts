import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, expect, it } from 'vitest';
import { startStack } from '../stack/start-stack.ts';

const state_dir = await mkdtemp(join(tmpdir(), 'patchbay-state-'));
afterAll(() => rm(state_dir, { recursive: true, force: true }));

const options = { components: ['mongod'], state_dir, ports: 'ephemeral', database_access: 'roles' } as const;
const env = {};

async function tenants(
  uri: string,
  use: (tenants: ReturnType<ReturnType<MongoClient['db']>['collection']>) => Promise<unknown>,
) {
  const client = new MongoClient(uri);
  try {
    return await use(client.db('patchbay').collection('tenants'));
  } finally {
    await client.close();
  }
}

it('a mongod that asks who is there keeps its data and its users over restarts, on whatever port', {
  timeout: 60_000,
}, async () => {
  const first = await startStack({ ...options, env });
  await tenants(first.endpoints.mongodb_uri, (all) => all.insertOne({ name: 'kept' }));
  await first.stop();
  for (const file of ['secrets.json', 'mongod.key']) {
    expect(((await stat(join(state_dir, file))).mode & 0o777).toString(8), file).toBe('600');
  }
  const second = await startStack({ ...options, env });
  try {
    expect(second.ports.mongod).not.toBe(first.ports.mongod);
    expect(await tenants(second.endpoints.mongodb_uri, (all) => all.findOne())).toMatchObject({ name: 'kept' });
    const write = tenants(second.endpoints.mongodb_runtime_uri, (all) => all.insertOne({ name: 'no' }));
    await expect(write).rejects.toMatchObject({ code: 13 });
  } finally {
    await second.stop();
  }
});

it('a state that nobody guarded before is guarded from now on', { timeout: 60_000 }, async () => {
  const open = await mkdtemp(join(tmpdir(), 'patchbay-state-'));
  const ports = 'ephemeral';
  try {
    const first = await startStack({ components: ['mongod'], state_dir: open, ports, env });
    await tenants(first.endpoints.mongodb_uri, (all) => all.insertOne({ name: 'kept' }));
    const { mongod } = first.ports;
    await first.stop();
    const same = { PATCHBAY_MONGOD_PORT: String(mongod) };
    const second = await startStack({ ...options, state_dir: open, ports: 'fixed', env: same });
    try {
      expect(await tenants(second.endpoints.mongodb_uri, (all) => all.findOne())).toMatchObject({ name: 'kept' });
    } finally {
      await second.stop();
    }
  } finally {
    await rm(open, { recursive: true, force: true });
  }
});
