import { openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRateBuckets } from './rate-buckets.ts';

const test = await openTestDatabase();
const buckets = createRateBuckets(test.database);
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const rows = test.client
  .db(test.name)
  .collection<{ _id: string; tenant_id: string; tokens: number; refilled_at: Date }>('rate_buckets');

beforeEach(async () => {
  await rows.deleteMany({});
});

/** So slow that nothing is gained while a test runs. */
const still = { id: TENANT_A, per_second: 0.001, burst: 10 };

describe('token buckets in MongoDB', () => {
  it('begin full, give what they hold, and say when there is more', async () => {
    expect(await buckets.take(scope, still, 4)).toEqual({ granted: 4, retry_after_ms: 0 });
    expect((await buckets.take(scope, still, 20)).granted).toBe(6);
    const { granted, retry_after_ms } = await buckets.take(scope, still, 1);
    expect(granted).toBe(0);
    expect(retry_after_ms).toBeGreaterThan(900_000);
    expect(retry_after_ms).toBeLessThanOrEqual(1_000_000);
  });

  it('give nothing twice, however many ask at once, and from the first moment', async () => {
    const leases = await Promise.all(Array.from({ length: 30 }, () => buckets.take(scope, still, 3)));
    expect(leases.reduce((sum, { granted }) => sum + granted, 0)).toBe(10);
  });

  it('fill with time, by the clock of the server, and no further than their burst', async () => {
    await buckets.take(scope, still, 10);
    const set = (ms: number) => rows.updateOne({ _id: TENANT_A }, { $set: { refilled_at: new Date(Date.now() - ms) } });
    await set(5_500);
    expect((await buckets.take(scope, { ...still, per_second: 1 }, 10)).granted).toBe(5);
    await set(3_600_000);
    expect((await buckets.take(scope, { ...still, per_second: 1 }, 100)).granted).toBe(10);
    // A clock that went back takes nothing away.
    await set(-60_000);
    expect((await buckets.take(scope, still, 1)).granted).toBe(0);
  });

  it("belong to one tenant: nobody empties another's", async () => {
    const other = tenantScopeFixture({ tenant_id: TENANT_B });
    await buckets.take(scope, still, 10);
    expect((await buckets.take(other, { ...still, id: TENANT_B }, 1)).granted).toBe(1);
    await expect(buckets.take(other, still, 1)).rejects.toMatchObject({ code: 'already_exists' });
  });
});
