import { randomUUID } from 'node:crypto';
import type { Role } from '@patchbay/core/kernel';
import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

/** What is promised; statuses are remembered for 30 s. */
const WITHIN = { timeout: 60_000, interval: 1_000 };

let product: DeployedProduct;
let tenant: ProductTenant;
expectNoSecretInLogs(() => product);

beforeAll(async () => {
  product = await deployedProduct();
  tenant = await product.createTenant();
}, PRODUCT_UP_MS);

const newEmail = () => `person-${randomUUID()}@example.org`;

/** Invited by the owner of a tenant. */
async function invited(role: Role, email = newEmail(), by = tenant): Promise<{ id: string; email: string }> {
  const { status, text, body } = await product.api(by.owner_token).post('/v1/operators', { email, role });
  expect(status, text).toBe(201);
  return { id: body.id, email };
}

async function signedIn({ email }: { email: string }) {
  const password = `Aa1-${randomUUID()}`;
  await product.setPassword(email, password);
  return { password, ...(await product.signIn(email, password)) };
}

const writing = (token: string) => async () => {
  const { status, body } = await product.api(token).post('/v1/prompts?dry_run=true', { name: 'Any' });
  return [status, body.error?.code];
};

describe('people, as deployed', { timeout: 150_000 }, () => {
  it('are invited into the pool, and lose within 60 s what their role or their place no longer gives them', async () => {
    const [demoted, excluded] = await Promise.all([invited('developer'), invited('developer')]);
    const [one, two] = await Promise.all([signedIn(demoted), signedIn(excluded)]);
    expect(await product.isEnabled(excluded.email)).toBe(true);
    for (const { access_token } of [one, two]) expect(await writing(access_token)()).toEqual([201, undefined]);

    const owner = product.api(tenant.owner_token);
    const changed = await owner.patch(`/v1/operators/${demoted.id}`, { role: 'viewer' });
    expect([changed.status, changed.body.role], changed.text).toEqual([200, 'viewer']);
    const disabled = await owner.post(`/v1/operators/${excluded.id}/disable`);
    expect([disabled.status, disabled.body.status], disabled.text).toEqual([200, 'disabled']);
    expect(await product.isEnabled(excluded.email)).toBe(false);
    await expect(product.signIn(excluded.email, two.password)).rejects.toThrow(/disabled|NotAuthorized/i);
    await Promise.all([
      expect.poll(writing(one.access_token), WITHIN).toEqual([403, 'insufficient_scope']),
      expect.poll(writing(two.access_token), WITHIN).toEqual([401, 'credential_revoked']),
    ]);
    expect((await product.api(one.access_token).get('/v1/prompts')).status).toBe(200);

    const enabled = await owner.post(`/v1/operators/${excluded.id}/enable`);
    expect([enabled.status, enabled.body.status], enabled.text).toEqual([200, 'active']);
    const again = await product.signIn(excluded.email, two.password);
    await expect.poll(writing(again.access_token), WITHIN).toEqual([201, undefined]);
  });

  it('choose the tenant that their next token acts in', async () => {
    const other = await product.createTenant('Another clinic');
    const here = await invited('developer');
    const there = await invited('viewer', here.email, other);
    const { access_token, refresh_token } = await signedIn(here);
    const person = product.api(access_token);
    expect(decodeJwt(access_token)['tenant_id']).toBe(tenant.tenant_id);
    const { body } = await person.get('/v1/memberships');
    expect(
      body.data.map(({ tenant_id, selected }: { tenant_id: string; selected: boolean }) => [tenant_id, selected]),
    ).toEqual([
      [tenant.tenant_id, true],
      [other.tenant_id, false],
    ]);
    const chosen = await person.post(`/v1/memberships/${there.id}/select`);
    expect([chosen.status, chosen.body.selected], chosen.text).toEqual([200, true]);
    expect((await person.get('/v1/tenant')).body.id).toBe(tenant.tenant_id);

    const next = (await product.refresh(refresh_token)).access_token;
    expect(decodeJwt(next)).toMatchObject({ tenant_id: other.tenant_id, subject_id: there.id });
    expect((await product.api(next).get('/v1/tenant')).body.id).toBe(other.tenant_id);
    expect(await writing(next)()).toEqual([403, 'insufficient_scope']);
  });
});

describe('an API key that is rotated, as deployed', { timeout: 60_000 }, () => {
  it('is exchanged with either secret while they overlap, and with neither after it is revoked', async () => {
    const owner = product.api(tenant.owner_token);
    const key = await product.createApiKey(tenant.owner_token, ['prompts:read']);
    const rotated = await owner.post(`/v1/api-keys/${key.id}/rotate`, { overlap_seconds: 3_600 });
    expect(rotated.status, rotated.text).toBe(200);
    expect(rotated.body.secret).not.toBe(key.secret);
    for (const secret of [key.secret, rotated.body.secret]) {
      const { status, body } = await product.exchange(secret);
      expect([status, body.scope]).toEqual([200, 'prompts:read']);
      expect((await product.api(body.access_token).get('/v1/prompts')).status).toBe(200);
    }
    expect((await owner.post(`/v1/api-keys/${key.id}/revoke`)).status).toBe(200);
    for (const secret of [key.secret, rotated.body.secret]) {
      expect((await product.exchange(secret)).body.error).toBe('invalid_client');
    }
  });
});
