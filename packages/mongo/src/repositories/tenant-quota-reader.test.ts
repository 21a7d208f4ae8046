import { assertWithinLimit, DEFAULT_TENANT_LIMITS, type Tenant } from '@patchbay/core/tenancy';
import { idOf, openTestDatabase, platformScopeFixture, tenantScopeFixture } from '@patchbay/testing';
import { expect, it } from 'vitest';
import { createApiKeyRepository } from './api-key-repository.ts';
import { createTenantQuotaReader } from './tenant-quota-reader.ts';
import { createTenantRepository } from './tenant-repository.ts';

const test = await openTestDatabase();
const quota = createTenantQuotaReader(test.database);

async function tenantWith(number: number, max_api_keys: number) {
  const now = test.clock.now();
  const tenant: Tenant = {
    object: 'tenant',
    id: idOf('tenant', number),
    name: 'A clinic',
    home_region: 'us-east-1',
    time_zone: 'UTC',
    status: 'active',
    limits: { ...DEFAULT_TENANT_LIMITS, max_api_keys },
    metadata: {},
    created_at: now,
    updated_at: now,
    suspended_at: null,
    archived_at: null,
  };
  await test.unit_of_work.run(platformScopeFixture(), async (work) => {
    await createTenantRepository(test.database).insert(work, tenant);
    work.record({
      action: 'tenant.created',
      entity: { type: 'tenant', id: tenant.id },
      old_value: null,
      new_value: {},
      tenant_id: tenant.id,
    });
  });
  return tenantScopeFixture({ tenant_id: tenant.id });
}

async function addKey(scope: ReturnType<typeof tenantScopeFixture>, status: 'active' | 'revoked') {
  const id = test.ids.next('api_key');
  await test.unit_of_work.run(scope, async (work) => {
    await createApiKeyRepository(test.database).insert(scope, work, {
      id,
      tenant_id: scope.tenant_id,
      name: 'A key',
      scopes: ['search:read'],
      prefix: 'pb_live_x',
      status,
      metadata: {},
      created_at: test.clock.now(),
      expires_at: null,
      last_used_at: null,
      revoked_at: null,
      secrets: [{ service_account: id, secret_hmac: 'x', created_at: test.clock.now(), expires_at: null }],
      created_by: 'x',
    });
    work.record({ action: 'api_key.created', entity: { type: 'api_key', id }, old_value: null, new_value: {} });
  });
}

it('counts what is in use in the own tenant alone, and refuses what goes past the limit', async () => {
  const scope = await tenantWith(1, 2);
  const neighbour = await tenantWith(2, 2);
  await addKey(neighbour, 'active');
  await addKey(scope, 'revoked');
  await addKey(scope, 'active');
  expect(await quota.use(scope, 'max_api_keys')).toEqual({ allowed: 2, used: 1, time_zone: 'UTC' });
  await assertWithinLimit(quota, scope, 'max_api_keys');
  await addKey(scope, 'active');
  await expect(assertWithinLimit(quota, scope, 'max_api_keys')).rejects.toMatchObject({
    code: 'limit_exceeded',
    details: { limit: 'max_api_keys', allowed: 2, used: 2 },
  });
  expect(await quota.use(scope, 'max_concurrent_sessions')).toMatchObject({ allowed: 25, used: 0 });
  expect(await quota.use(scope, 'max_files')).toMatchObject({ allowed: 10_000, used: 0 });
});

it.each(['suspended', 'archived'])('leaves no room for anything in a tenant that is %s', async (status) => {
  const scope = await tenantWith(status === 'suspended' ? 3 : 4, 2);
  const tenants = test.client.db(test.name).collection<{ _id: string }>('tenants');
  await tenants.updateOne({ _id: scope.tenant_id }, { $set: { status } });
  expect(await quota.use(scope, 'max_concurrent_sessions')).toMatchObject({ allowed: 0, used: 0 });
  await expect(assertWithinLimit(quota, scope, 'max_api_keys')).rejects.toMatchObject({
    code: 'limit_exceeded',
    message: expect.stringContaining('not active'),
  });
});
