import { randomUUID } from 'node:crypto';
import { startStack } from '@patchbay/local-stack';
import { dropDatabasesOf } from '@patchbay/testing/database-pool';
import type { TestProject } from 'vitest/node';
import { openProductDoor } from '../gateway/support/product-door.ts';
import { watchDeaths } from './component-deaths.ts';
import { openComponentDoor, startingOnce } from './component-door.ts';

/**
 * Starts what all test files share, once for a `vitest run`: a genuine mongod on a free port, gone with this process.
 * Other components come up when the first file asks (`startComponent` in packages/testing).
 * The deployed product comes up only if a file asks for it (test/gateway/support/product.ts).
 * `MONGODB_URI` brings a replica set of one's own instead, from which the run's databases are dropped at its end.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = startingOnce(await startStack({ components: ['mongod'], ports: 'ephemeral', persist: false }));
  const deaths = watchDeaths();
  deaths.watch(stack);
  const uri = stack.endpoints.mongodb_uri;
  const run = randomUUID().slice(0, 8);
  project.provide('mongodb_uri', uri);
  project.provide('test_run', run);
  const components = await openComponentDoor(stack);
  project.provide('component_door', components.url);
  const door = await openProductDoor(stack, deaths.watch);
  project.provide('product_door', door.url);
  return async () => {
    await door.close();
    await components.close();
    if (stack.overrides.mongod !== undefined) await dropDatabasesOf(uri, run);
    await stack.stop();
    deaths.report();
  };
}
