import { startStack } from '@patchbay/local-stack';
import type { TestProject } from 'vitest/node';

/**
 * Starts what all test files share, once for a `vitest run`: a genuine mongod on a free port, gone with this process.
 * `MONGODB_URI` brings a replica set of one's own instead.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack({ components: ['mongod'], ports: 'ephemeral', persist: false });
  project.provide('mongodb_uri', stack.endpoints.mongodb_uri);
  return () => stack.stop();
}
