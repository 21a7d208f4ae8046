import type { Role } from '@patchbay/core/kernel';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { makePeoplePool } from './support/people-pool.ts';

type Tenant = Awaited<ReturnType<TestApi['tenant']>>;

let api: TestApi;
let isEnabled: (email: string) => Promise<boolean>;
let mine: Tenant;

beforeAll(async () => {
  const pool = await makePeoplePool();
  isEnabled = pool.isEnabled;
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...pool.env } });
}, 600_000);

beforeEach(async () => {
  mine = await api.tenant();
});

let count = 0;
const invite = (role: Role, email = `person-${++count}@team.example`, client = mine.client) =>
  client.post('/v1/operators', { email, role });
const refusal = ({ status, body }: Awaited<ReturnType<typeof invite>>) => [status, body.error?.code];

describe('the people of a tenant', () => {
  it('are invited, shown, promoted, shut out and let in again, at the identity provider too', async () => {
    const made = await invite('developer', 'Grace@Team.example');
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({
      object: 'operator',
      email: 'grace@team.example',
      role: 'developer',
      status: 'active',
    });
    expect(made.body).not.toHaveProperty('cognito_sub');
    const path = `/v1/operators/${made.body.id}`;
    expect((await mine.client.get(path)).body).toEqual(made.body);
    const found = await mine.client.get('/v1/operators', { query: { email: 'grace@team.example' } });
    expect(found.body.data).toEqual([made.body]);
    expect((await mine.client.patch(path, { role: 'admin' })).body).toMatchObject({ role: 'admin' });
    const disabled = await mine.client.post(`${path}/disable`);
    expect([disabled.status, disabled.body.status]).toEqual([200, 'disabled']);
    expect(await isEnabled('grace@team.example')).toBe(false);
    const enabled = await mine.client.post(`${path}/enable`);
    expect([enabled.status, enabled.body.status, enabled.body.role]).toEqual([200, 'active', 'admin']);
    expect(await isEnabled('grace@team.example')).toBe(true);
    await theAuditEvent(api.db, { action: 'operator.updated', entity_id: made.body.id });
  });

  it('cannot be managed by those who may do less, and not by developers and viewers at all', async () => {
    const admin = await api.as(await api.seed.operator(mine.tenant_id, 'admin'));
    expect(refusal(await invite('owner', undefined, admin))).toEqual([403, 'insufficient_scope']);
    expect((await invite('admin', undefined, admin)).status).toBe(201);
    const ownerPath = `/v1/operators/${mine.principal.subject.id}`;
    expect(refusal(await admin.patch(ownerPath, { role: 'viewer' }))).toEqual([403, 'insufficient_scope']);
    expect(refusal(await admin.post(`${ownerPath}/disable`))).toEqual([403, 'insufficient_scope']);
    for (const role of ['developer', 'viewer'] as const) {
      const client = await api.as(await api.seed.operator(mine.tenant_id, role));
      const answer = await invite('viewer', undefined, client);
      expect([...refusal(answer), answer.body.error.details]).toEqual([
        403,
        'insufficient_scope',
        { required_scope: 'operators:manage' },
      ]);
      expect((await client.get('/v1/operators')).status).toBe(200);
    }
  });

  it('keep an owner, and nobody locks himself out', async () => {
    const path = `/v1/operators/${mine.principal.subject.id}`;
    expect(refusal(await mine.client.post(`${path}/disable`))).toEqual([409, 'own_access']);
    expect(refusal(await mine.client.patch(path, { role: 'viewer' }))).toEqual([409, 'own_access']);
    const second = await api.seed.operator(mine.tenant_id, 'owner');
    const demote = await (await api.as(second)).patch(path, { role: 'viewer' });
    expect(demote.status).toBe(200);
    const key = { ...second, subject: { type: 'operator' as const, id: mine.principal.subject.id } };
    expect(refusal(await (await api.as(key)).patch(`/v1/operators/${second.subject.id}`, { role: 'viewer' }))).toEqual([
      409,
      'last_owner',
    ]);
  });

  it('cannot be of the platform, and are not invited twice', async () => {
    expect(refusal(await invite('platform_admin'))).toEqual([400, 'invalid_body']);
    await invite('viewer', 'twice@team.example');
    expect(refusal(await invite('viewer', 'TWICE@team.example'))).toEqual([409, 'already_exists']);
  });

  it('see with dry_run what another role would be, and keep the one they have', async () => {
    const { body } = await invite('viewer');
    const query = { dry_run: 'true' };
    const tried = await mine.client.patch(`/v1/operators/${body.id}`, { role: 'developer' }, { query });
    expect([tried.status, tried.body.role, tried.headers['dry-run']]).toEqual([200, 'developer', 'true']);
    expect((await mine.client.get(`/v1/operators/${body.id}`)).body).toEqual(body);
  });

  it('belong to several tenants and choose where they act next', async () => {
    const other = await api.tenant();
    const email = 'both@team.example';
    const here = (await invite('admin', email)).body;
    const there = (await invite('viewer', email, other.client)).body;
    const person = await api.as({
      ...mine.principal,
      subject: { type: 'operator', id: here.id },
      user_id: here.id,
    });
    const listed = await person.get('/v1/memberships');
    expect(listed.body.data).toMatchObject([
      { id: here.id, tenant_id: mine.tenant_id, role: 'admin', current: true, selected: true },
      { id: there.id, tenant_id: other.tenant_id, role: 'viewer', current: false, selected: false },
    ]);
    const chosen = await person.post(`/v1/memberships/${there.id}/select`);
    expect([chosen.status, chosen.body.selected]).toEqual([200, true]);
    expect((await person.get('/v1/memberships')).body.data[0]).toMatchObject({ id: there.id, selected: true });
    const foreign = await person.post(`/v1/memberships/${other.principal.subject.id}/select`);
    expect(refusal(foreign)).toEqual([404, 'not_found']);
  });
});
