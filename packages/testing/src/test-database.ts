import { randomUUID } from 'node:crypto';
import type { Clock, IdSource, UnitOfWork } from '@patchbay/core/kernel';
import { createMongoClient, createMongoDatabase, createMongoUnitOfWork, type MongoDatabase } from '@patchbay/mongo';
import { afterAll, inject } from 'vitest';
import { steppingClock } from './clock.ts';
import { takeDatabase } from './database-pool.ts';
import { deterministicIds } from './ids.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the mongod that test/support/global-setup.ts started. */
    mongodb_uri: string;
    /** Names this run of the tests; part of the names of its databases. */
    test_run: string;
  }
}

/** A migrated database of one test file. */
export interface TestDatabase {
  readonly uri: string;
  readonly name: string;
  readonly client: ReturnType<typeof createMongoClient>;
  readonly database: MongoDatabase;
  readonly unit_of_work: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * Opens an empty migrated database on the real mongod, which nobody else uses until this file is done. Call it in
 * `beforeAll`, or at the top of the file with `await`.
 */
export async function openTestDatabase(
  options: { clock?: Clock; ids?: IdSource; max_pool_size?: number } = {},
): Promise<TestDatabase> {
  const uri = inject('mongodb_uri');
  const run = inject('test_run');
  const client = createMongoClient(uri, {
    app_name: 'patchbay-test',
    max_pool_size: options.max_pool_size ?? 10,
    monitor_commands: true,
  });
  const name = await takeDatabase(client, uri, run, randomUUID().slice(0, 8));
  // Run where this is called at the top of a file; from a hook the end of the file's process does it.
  afterAll(() => client.close());
  const clock = options.clock ?? steppingClock();
  const ids = options.ids ?? deterministicIds();
  return {
    uri,
    name,
    client,
    database: createMongoDatabase(client, name),
    unit_of_work: createMongoUnitOfWork({ client, database_name: name, clock, ids }),
    clock,
    ids,
  };
}

/** The commands that `work` sends to this database, in order: what a test of round trips counts. */
export async function commandsDuring(test: TestDatabase, work: () => Promise<unknown>): Promise<string[]> {
  const commands: string[] = [];
  const note = (event: { databaseName: string; commandName: string }) => {
    if (event.databaseName === test.name) commands.push(event.commandName);
  };
  test.client.on('commandStarted', note);
  try {
    await work();
  } finally {
    test.client.off('commandStarted', note);
  }
  return commands;
}
