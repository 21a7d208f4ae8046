import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { compactVerify, createLocalJWKSet } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GatewayCaller } from './support/gateway-caller.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS } from './support/product.ts';

/** The clock starts the sealer every minute, and an event settles for ten seconds. */
const SEALED_MS = 150_000;

let product: DeployedProduct;
let api: GatewayCaller;

beforeAll(async () => {
  product = await deployedProduct();
  api = product.api((await product.createTenant()).token);
  expect((await api.put('/v1/users', { external_id: 'customer-1' })).status).toBe(200);
}, PRODUCT_UP_MS);

describe('the audit, behind the gateway', { timeout: SEALED_MS + 30_000 }, () => {
  it('is exported by a worker that a queue starts, and fetched by its address', async () => {
    const asked = await api.post('/v1/audit-exports', { entity_type: 'user' });
    expect(asked.status, JSON.stringify(asked.body)).toBe(202);
    const path = `/v1/audit-exports/${asked.body.id}`;
    const status = async () => (await api.get(path)).body.status;
    await expect.poll(status, { timeout: 60_000, interval: 500 }).toBe('completed');
    const { body: done } = await api.get(path);
    const file = Buffer.from(await (await fetch(done.download_url)).arrayBuffer());
    expect([createHash('sha256').update(file).digest('hex'), file.length]).toEqual([done.sha256, done.size_bytes]);
    const rows = gunzipSync(file)
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ action }) => action)).toEqual(['user.upserted']);
  });

  it('is sealed by the clock with the KMS key, and verified', async () => {
    const verify = async () => (await api.get('/v1/audit-events/verify')).body;
    await expect.poll(async () => (await verify()).sealed, { timeout: SEALED_MS, interval: 2_000 }).toBeGreaterThan(0);
    const found = await verify();
    expect(found).toMatchObject({ verified: true, problem: null });
    const { body: jwks } = await product.api().get('/.well-known/audit-jwks.json');
    const { payload } = await compactVerify(found.last_checkpoint.jws, createLocalJWKSet(jwks));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ seq: found.last_checkpoint.seq });
  });
});
