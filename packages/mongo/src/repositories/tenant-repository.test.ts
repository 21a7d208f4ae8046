import { createTenantReader, createTenantService, type Tenant } from '@patchbay/core/tenancy';
import { idOf, openTestDatabase, platformScopeFixture, tenantScopeFixture, theAuditEvent } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createTenantUsageReader } from './tenant-quota-reader.ts';
import { createTenantRepository } from './tenant-repository.ts';

const test = await openTestDatabase();
const tenants = createTenantService({
  tenants: createTenantRepository(test.database),
  unitOfWork: test.unit_of_work,
  clock: test.clock,
  ids: test.ids,
});
const reader = createTenantReader({
  tenants: createTenantRepository(test.database),
  usage: createTenantUsageReader(test.database),
});
const platform = platformScopeFixture();

const create = (name: string): Promise<Tenant> =>
  tenants.create(platform, {
    name,
    home_region: 'eu-central-1',
    time_zone: 'Europe/Berlin',
    limits: { max_files: 7 },
    metadata: {},
  });

describe('tenants in MongoDB', () => {
  it('creates an active tenant with the limits named and the default ones, audited in the tenant itself', async () => {
    const tenant = await create('Clinic');
    expect(tenant).toMatchObject({ status: 'active', limits: { max_files: 7, max_api_keys: 20 } });
    expect(await tenants.get(platform, tenant.id)).toEqual(tenant);
    const event = await theAuditEvent(test, { action: 'tenant.created', entity_id: tenant.id });
    expect(event.tenant_id).toBe(tenant.id);
    expect(event.actor_id).toBe(platform.subject.id);
  });

  it('is seen by itself and by the platform with what it uses, and by no other tenant', async () => {
    const tenant = await create('Own');
    const usage = { concurrent_sessions: 0, files: 0, total_file_bytes: 0, api_keys: 0 };
    expect(await reader.get(tenantScopeFixture({ tenant_id: tenant.id }), tenant.id)).toEqual({ ...tenant, usage });
    expect(await reader.get(platform, tenant.id)).toEqual({ ...tenant, usage });
    const foreign = await reader.get(tenantScopeFixture(), tenant.id).catch((error: Error) => error);
    const absent = await reader.get(platform, idOf('tenant', 9)).catch((error: Error) => error);
    expect(foreign).toMatchObject({ code: 'not_found' });
    expect(foreign).toEqual(absent);
  });

  it('counts what counts against its limits, and nothing of another tenant', async () => {
    const [tenant, neighbour] = [await create('Counted'), await create('Neighbour')];
    const put = (collection: string, rows: object[]) =>
      test.client.db(test.name).collection(collection).insertMany(rows, { bypassDocumentValidation: true });
    await put('sessions', [
      { tenant_id: tenant.id, status: 'active' },
      { tenant_id: tenant.id, status: 'ended' },
      { tenant_id: neighbour.id, status: 'active' },
    ]);
    await put('files', [{ tenant_id: tenant.id }, { tenant_id: tenant.id }]);
    await put('file_versions', [
      { tenant_id: tenant.id, version: 1, size_bytes: 10, purged_at: null },
      { tenant_id: tenant.id, version: 2, size_bytes: 20, purged_at: null },
      { tenant_id: tenant.id, version: 3, size_bytes: 40, purged_at: new Date() },
      { tenant_id: neighbour.id, version: 1, size_bytes: 80, purged_at: null },
    ]);
    await put('api_keys', [
      { tenant_id: tenant.id, status: 'active' },
      { tenant_id: tenant.id, status: 'revoked' },
    ]);
    const { usage } = await reader.get(platform, tenant.id);
    expect(usage).toEqual({ concurrent_sessions: 1, files: 2, total_file_bytes: 30, api_keys: 1 });
  });

  it('lets its own people change its name, zone and metadata; the same again is no change', async () => {
    const { id } = await create('Mine');
    const scope = tenantScopeFixture({ tenant_id: id });
    const input = { name: 'Ours', time_zone: 'Asia/Tokyo', metadata: { a: 'b' } };
    const changed = await tenants.updateOwn(scope, input);
    expect(changed).toMatchObject(input);
    expect(await tenants.updateOwn(scope, { metadata: { a: 'b' }, name: 'Ours' })).toEqual(changed);
    const event = await theAuditEvent(test, { action: 'tenant.updated', entity_id: id });
    expect(event).toMatchObject({ tenant_id: id, actor_id: scope.subject.id, new_value: { name: 'Ours' } });
  });

  it('suspends and reactivates, and does nothing the second time', async () => {
    const { id } = await create('Paused');
    const suspended = await tenants.suspend(platform, id);
    expect(suspended).toMatchObject({ status: 'suspended', suspended_at: expect.any(Date) });
    expect(await tenants.suspend(platform, id)).toEqual(suspended);
    await theAuditEvent(test, { action: 'tenant.suspended', entity_id: id });
    expect(await tenants.reactivate(platform, id)).toMatchObject({ status: 'active', suspended_at: null });
    await theAuditEvent(test, { action: 'tenant.reactivated', entity_id: id });
  });

  it('archives and restores to what it was before, and does nothing the second time', async () => {
    const { id } = await create('Leaving');
    const archived = await tenants.archive(platform, id);
    expect(archived).toMatchObject({ status: 'archived', archived_at: expect.any(Date) });
    expect(await tenants.archive(platform, id)).toEqual(archived);
    await theAuditEvent(test, { action: 'tenant.archived', entity_id: id });
    for (const change of [tenants.suspend, tenants.reactivate]) {
      await expect(change(platform, id)).rejects.toMatchObject({ code: 'resource_archived' });
    }
    const restored = await tenants.restore(platform, id);
    expect(restored).toMatchObject({ status: 'active', archived_at: null });
    expect(await tenants.restore(platform, id)).toEqual(restored);
    await theAuditEvent(test, { action: 'tenant.restored', entity_id: id });
    await tenants.suspend(platform, id);
    await tenants.archive(platform, id);
    expect(await tenants.restore(platform, id)).toMatchObject({ status: 'suspended', archived_at: null });
    await tenants.reactivate(platform, id);
  });

  it('merges limits on update, also when several updates come at once', async () => {
    const { id } = await create('Busy');
    await Promise.all([
      tenants.update(platform, id, { limits: { max_files: 1 } }),
      tenants.update(platform, id, { limits: { max_api_keys: 2 } }),
      tenants.update(platform, id, { name: 'Busier' }),
    ]);
    expect(await tenants.get(platform, id)).toMatchObject({
      name: 'Busier',
      limits: { max_files: 1, max_api_keys: 2, max_concurrent_sessions: 25 },
    });
  });

  it('lists by status, newest first', async () => {
    const { id } = await create('Listed');
    await tenants.suspend(platform, id);
    const page = await tenants.list(platform, { limit: 100, order: 'desc', status: 'suspended' });
    expect(page.data.map((tenant) => tenant.id)).toEqual([id]);
    const all = await tenants.list(platform, { limit: 100, order: 'desc' });
    expect(all.data[0]?.id).toBe(id);
  });
});
