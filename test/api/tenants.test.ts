import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
});

describe('a tenant', () => {
  it('is seen by its own people and by the platform with limits and usage', async () => {
    const { tenant_id, client } = await api.tenant('viewer');
    const own = await client.get('/v1/tenant');
    expect(own.body).toMatchObject({
      object: 'tenant',
      id: tenant_id,
      limits: { max_api_keys: 20 },
      usage: { concurrent_sessions: 0, files: 0, total_file_bytes: 0, api_keys: 0 },
    });
    expect((await api.platform.get(`/v1/tenants/${tenant_id}`)).body).toEqual(own.body);
    expect((await client.get(`/v1/tenants/${tenant_id}`)).status).toBe(403);
  });

  it('is changed by its owner in what is its own, and not by developers', async () => {
    const { tenant_id, client } = await api.tenant();
    const change = { name: 'Renamed', time_zone: 'Asia/Tokyo', metadata: { contract: 'C-1' } };
    const changed = await client.patch('/v1/tenant', change);
    expect([changed.status, changed.body]).toMatchObject([200, { ...change, id: tenant_id }]);
    await theAuditEvent(api.db, { action: 'tenant.updated', entity_id: tenant_id, tenant_id });
    for (const own of [{ limits: { max_files: 9 } }, { home_region: 'us-east-1' }, { status: 'active' }]) {
      const refused = await client.patch('/v1/tenant', own);
      expect([refused.status, refused.body.error.param]).toEqual([400, Object.keys(own)[0]]);
    }
    const zone = await client.patch('/v1/tenant', { time_zone: 'Mars/Olympus' });
    expect([zone.status, zone.body.error.param]).toEqual([400, 'time_zone']);
    const developer = await api.as(await api.seed.operator(tenant_id, 'developer'));
    expect((await developer.patch('/v1/tenant', { name: 'x' })).status).toBe(403);
    const admin = await api.as(await api.seed.operator(tenant_id, 'admin'));
    expect((await admin.patch('/v1/tenant', { name: 'By an admin' })).status).toBe(200);
  });

  it('gets other limits from the platform, one by one, and with dry_run none', async () => {
    const { tenant_id } = await api.tenant();
    const path = `/v1/tenants/${tenant_id}`;
    const tried = await api.platform.patch(path, { limits: { max_files: 7 } }, { query: { dry_run: 'true' } });
    expect([tried.status, tried.body.limits.max_files]).toEqual([200, 7]);
    expect((await api.platform.get(path)).body.limits.max_files).toBe(10_000);
    const changed = await api.platform.patch(path, { limits: { max_files: 7 } });
    expect(changed.body.limits).toMatchObject({ max_files: 7, max_api_keys: 20 });
    const wrong = await api.platform.patch(path, { limits: { max_request_burst: 0 } });
    expect([wrong.status, wrong.body.error.param]).toEqual([400, 'limits.max_request_burst']);
    const absent = await api.platform.patch('/v1/tenants/ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC', { name: 'x' });
    expect(absent.status).toBe(404);
  });
});

describe('a user', () => {
  it('is archived and restored; while archived no session starts for it', async () => {
    const { client } = await api.tenant();
    const { body: user } = await client.put('/v1/users', { external_id: 'ada' });
    const path = `/v1/users/${user.id}`;
    const archived = await client.post(`${path}/archive`);
    expect([archived.status, archived.body.status]).toEqual([200, 'archived']);
    expect((await client.get('/v1/users')).body.data).toEqual([]);
    expect((await client.get('/v1/users', { query: { archived: 'only' } })).body.data).toEqual([archived.body]);
    const upserted = await client.put('/v1/users', { external_id: 'ada' });
    expect([upserted.status, upserted.body.error.code]).toEqual([409, 'resource_archived']);
    const restored = await client.post(`${path}/restore`);
    expect([restored.status, restored.body.status]).toEqual([200, 'active']);
    expect((await client.put('/v1/users', { external_id: 'ada' })).body.id).toBe(user.id);
  });
});
