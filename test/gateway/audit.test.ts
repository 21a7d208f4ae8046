import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type AwsCall, awsCredentials, callAws } from '@patchbay/local-stack';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { logOf } from './support/function-logs.ts';
import type { GatewayCaller } from './support/gateway-caller.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

let product: DeployedProduct;
let tenant: ProductTenant;
let api: GatewayCaller;
expectNoSecretInLogs(() => product);

beforeAll(async () => {
  product = await deployedProduct();
  tenant = await product.createTenant();
  api = product.api(tenant.token);
  for (const number of [1, 2, 3]) {
    const { status } = await api.put('/v1/users', { external_id: `customer-${number}`, display_name: 'A name' });
    expect(status).toBeLessThan(300);
  }
}, PRODUCT_UP_MS);

async function aws(call: AwsCall): Promise<string> {
  const answer = await callAws(product.endpoints.aws_endpoint_url, awsCredentials(process.env), call, 60_000);
  expect(answer.ok, answer.text).toBe(true);
  return answer.text;
}

/** Runs the deployed sealer under its own role now, before its next minute has come. */
async function seal(): Promise<void> {
  const path = '/2015-03-31/functions/patchbay-local-seal-audit-events/invocations';
  const answer = await aws({ service: 'lambda', method: 'POST', path, json: {} });
  expect(answer).not.toContain('errorType');
}

describe('the audit, as deployed', { timeout: 150_000 }, () => {
  it('is sealed by the clock, with a signature of KMS that everybody can verify', async () => {
    const startedByTheClock = () => logOf(product, 'seal-audit-events');
    await expect.poll(startedByTheClock, { timeout: 75_000, interval: 1_000 }).not.toBe('');
    const verification = async () => (await api.get('/v1/audit-events/verify')).body;
    const waiting = async () => {
      await seal();
      return (await verification()).not_sealed_yet;
    };
    await expect.poll(waiting, { timeout: 60_000, interval: 2_000 }).toBe(0);
    const body = await verification();
    expect(body).toMatchObject({ verified: true, problem: null, has_more: false });
    expect(body.sealed).toBeGreaterThanOrEqual(3);
    const jwks = (await product.api().get('/.well-known/audit-jwks.json')).body as JSONWebKeySet;
    const { payload } = await compactVerify(body.last_checkpoint.jws, createLocalJWKSet(jwks));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ head_hash: body.last_checkpoint.head_hash });
  });

  it('is exported by a worker at the queue, and fetched from its address until that ends', async () => {
    const asked = await api.post('/v1/audit-exports', { entity_type: 'user' });
    expect([asked.status, asked.body.status], asked.text).toEqual([202, 'queued']);
    const path = `/v1/audit-exports/${asked.body.id}`;
    await expect.poll(async () => (await api.get(path)).body.status, { timeout: 60_000 }).toBe('completed');
    const { body: done } = await api.get(path);
    expect(done).toMatchObject({ count: 3, reason: null });
    expect(new URL(done.download_url).pathname).toContain(`/exports/${tenant.tenant_id}/`);
    const download = await fetch(done.download_url);
    expect(download.status).toBe(200);
    const file = Buffer.from(await download.arrayBuffer());
    expect(createHash('sha256').update(file).digest('hex')).toBe(done.sha256);
    const rows = gunzipSync(file).toString().trim().split('\n');
    expect(rows.map((line) => JSON.parse(line).action)).toEqual(Array(3).fill('user.upserted'));
    // The address opens this one object, for reading, with a signature.
    const other = done.download_url.replace(done.id, 'exp_01J9Z3XK5T8Q4V7N2M6R0W1YBC');
    for (const [url, method] of [
      [done.download_url.split('?')[0], 'GET'],
      [other, 'GET'],
      [done.download_url, 'PUT'],
    ]) {
      expect((await fetch(url, { method })).status, `${method} ${url}`).toBe(403);
    }
  });
});
