import { randomUUID } from 'node:crypto';
import { startStack } from '@patchbay/local-stack';
import { dropDatabasesOf } from '@patchbay/testing/database-pool';
import type { TestProject } from 'vitest/node';

/**
 * Starts what all test files share, once for a `vitest run`: a genuine mongod on a free port, gone with this process.
 * `MONGODB_URI` brings a replica set of one's own instead, from which the run's databases are dropped at its end.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack({ components: ['mongod'], ports: 'ephemeral', persist: false });
  const uri = stack.endpoints.mongodb_uri;
  const run = randomUUID().slice(0, 8);
  project.provide('mongodb_uri', uri);
  project.provide('test_run', run);
  return async () => {
    if (stack.overrides.mongod !== undefined) await dropDatabasesOf(uri, run);
    await stack.stop();
  };
}
