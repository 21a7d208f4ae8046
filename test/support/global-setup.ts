import type { TestProject } from 'vitest/node';
import { startMongod } from './mongod.ts';

/** Starts what all test files share, once for a `vitest run`; `MONGODB_URI` brings a server of one's own. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const own = process.env['MONGODB_URI'];
  if (own !== undefined) {
    project.provide('mongodb_uri', own);
    return undefined;
  }
  const mongod = await startMongod();
  project.provide('mongodb_uri', mongod.uri);
  return () => mongod.stop();
}
