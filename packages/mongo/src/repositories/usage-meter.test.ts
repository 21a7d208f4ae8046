import { openTestDatabase, tenantScopeFixture } from '@patchbay/testing';
import { expect, it } from 'vitest';
import { createUsageMeter, createUsageRepository } from './usage-repository.ts';

const DAYS = 30;
const AT_ONCE = 40;

const test = await openTestDatabase({ max_pool_size: AT_ONCE });
const scope = tenantScopeFixture();

it('counts the first searches of a day, however many come at once', async () => {
  const days = Array.from({ length: DAYS }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)));
  for (const now of days) {
    const meter = createUsageMeter(test.database, { now: () => now });
    await Promise.all(Array.from({ length: AT_ONCE }, () => meter.searched(scope)));
  }
  const range = { from: new Date(Date.UTC(2026, 0, 1)), until: new Date(Date.UTC(2026, 0, 1 + DAYS)) };
  const counted = await createUsageRepository(test.database).ofSearches(scope, range);
  expect(counted.map(({ searches }) => searches)).toEqual(days.map(() => AT_ONCE));
});
