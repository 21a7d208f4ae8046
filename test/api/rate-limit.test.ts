import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});

/** A tenant that may ask so fast; slow enough that nothing is gained while the test runs. */
async function limitedTenant(max_request_burst: number) {
  const tenant = await api.tenant();
  const limits = { max_requests_per_second: 1, max_request_burst };
  expect((await api.platform.patch(`/v1/tenants/${tenant.tenant_id}`, { limits })).status).toBe(200);
  return tenant;
}

const burst = (client: ApiClient, count: number) =>
  Promise.all(Array.from({ length: count }, () => client.get('/v1/users')));

describe('the rate of a tenant', () => {
  it('past its burst answers 429 with Retry-After, and leaves its neighbour alone', async () => {
    const [busy, neighbour] = [await limitedTenant(20), await limitedTenant(20)];
    const answers = await burst(busy.client, 40);
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(20);
    expect(refused.length).toBeGreaterThanOrEqual(15);
    for (const { headers, body } of refused) {
      expect(body.error).toMatchObject({ type: 'rate_limit', code: 'rate_limited' });
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
      expect(headers['request-id']).toBe(body.error.request_id);
    }
    expect((await burst(neighbour.client, 20)).map(({ status }) => status)).toEqual(Array(20).fill(200));
  });

  it('is one for all its people and all its routes', async () => {
    const { tenant_id, client } = await limitedTenant(10);
    await burst(client, 12);
    const colleague = await api.as(await api.seed.operator(tenant_id, 'viewer'));
    expect((await colleague.get('/v1/prompts')).status).toBe(429);
  });

  it('lets nothing happen that it refuses', async () => {
    const { tenant_id, client } = await limitedTenant(5);
    const post = (n: number) => client.put('/v1/users', { external_id: `user-${n}` });
    const answers = await Promise.all(Array.from({ length: 15 }, (_, n) => post(n)));
    const made = answers.filter(({ status }) => status === 200).length;
    expect(answers.filter(({ status }) => status === 429).length).toBe(15 - made);
    expect(await api.db.client.db(api.db.name).collection('users').countDocuments({ tenant_id })).toBe(made);
  });

  it('comes back with time', async () => {
    const { client } = await limitedTenant(3);
    const refused = (await burst(client, 8)).find(({ status }) => status === 429);
    const wait = Number(refused?.headers['retry-after']);
    expect(wait).toBeLessThanOrEqual(2);
    await expect.poll(async () => (await client.get('/v1/users')).status, { timeout: 5_000, interval: 250 }).toBe(200);
  });
});
