import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { prepareComponents } from '../components/prepare.ts';
import { ComponentError } from './component-error.ts';
import { cacheDir } from './directories.ts';
import { choosePorts, PortError } from './ports.ts';
import type { StackOptions } from './stack.ts';
import { requireUnlockedState, StackLockedError, startStack } from './start-stack.ts';

// These start real programs, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** A new machine fetches and builds these first. */
beforeAll(
  () => prepareComponents(['mongod', 'chroma'], { cache_dir: cacheDir(process.env), on_progress: () => undefined }),
  20 * 60_000,
);

/** A running stack that the test cannot leave behind; none of the machine's own variables reach it. */
async function start(options: Partial<StackOptions> = {}) {
  const stack = await startStack({ components: ['mongod'], ports: 'ephemeral', persist: false, env: {}, ...options });
  onTestFinished(() => stack.stop());
  return stack;
}

async function stateDir() {
  const state_dir = await mkdtemp(join(tmpdir(), 'patchbay-state-'));
  onTestFinished(() => rm(state_dir, { recursive: true, force: true }));
  return state_dir;
}

async function things(uri: string) {
  const client = await new MongoClient(uri).connect();
  onTestFinished(() => client.close());
  return { client, collection: client.db('kept').collection<{ _id: string }>('things') };
}

it('brings up a replica set that has transactions, and leaves nothing of a throw-away stack', async () => {
  const stack = await start();
  const { client, collection } = await things(stack.endpoints.mongodb_uri);
  await client.withSession((session) =>
    session.withTransaction(async () => void (await collection.insertOne({ _id: 'a' }, { session }))),
  );
  expect(await collection.countDocuments()).toBe(1);
  await stack.stop();
  expect(await stack.closed).toEqual({ reason: 'stopped' });
  await expect(readdir(stack.state_dir)).rejects.toThrow('ENOENT');
});

it('keeps what was stored between runs, also when the port has changed', async () => {
  const state_dir = await stateDir();
  const first = await start({ state_dir, persist: true });
  await (await things(first.endpoints.mongodb_uri)).collection.insertOne({ _id: 'a' });
  await first.stop();
  const second = await start({ state_dir, persist: true });
  expect(second.ports.mongod).not.toBe(first.ports.mongod);
  expect(await (await things(second.endpoints.mongodb_uri)).collection.findOne()).toEqual({ _id: 'a' });
});

it('refuses a second stack on the same state directory and names the first', async () => {
  const state_dir = await stateDir();
  await requireUnlockedState(state_dir);
  await start({ state_dir });
  await expect(requireUnlockedState(state_dir)).rejects.toThrow(StackLockedError);
  const second = startStack({ components: ['mongod'], ports: 'ephemeral', state_dir, env: {} });
  await expect(second).rejects.toThrow(StackLockedError);
  await expect(second).rejects.toThrow(`process ${process.pid}`);
});

it('says which port is taken and stops what it had started', async () => {
  const { ports, release } = await choosePorts('ephemeral', {});
  onTestFinished(release);
  const server = createServer().listen(ports.chroma, '127.0.0.1');
  onTestFinished(() => void server.close());
  const env = { PATCHBAY_CHROMA_PORT: String(ports.chroma), PATCHBAY_MONGOD_PORT: String(ports.mongod) };
  const state_dir = await stateDir();
  const attempt = startStack({ components: ['mongod', 'chroma'], state_dir, env });
  await expect(attempt).rejects.toThrow(PortError);
  expect(await readdir(join(state_dir, 'run'))).toEqual([]);
});

it('stops, and says why and where to look, when a component dies', async () => {
  const stack = await start({ components: ['mongod', 'chroma'], state_dir: await stateDir() });
  const record = JSON.parse(await readFile(join(stack.state_dir, 'run/mongod.process.json'), 'utf8'));
  process.kill(record.guard_pid, 'SIGKILL');
  const end = await stack.closed;
  if (end.reason !== 'component_died') throw new Error('the death went unnoticed');
  expect(end.error).toBeInstanceOf(ComponentError);
  expect(end.error.message).toContain(`Log: ${join(stack.logs_dir, 'mongod.log')}`);
  await expect(fetch(`${stack.endpoints.chroma_url}/api/v2/heartbeat`)).rejects.toThrow('fetch failed');
});
