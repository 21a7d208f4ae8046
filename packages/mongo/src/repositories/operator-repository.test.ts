import { type Principal, ROLE_SCOPES, type Role } from '@patchbay/core/kernel';
import {
  createMembershipService,
  createOperatorService,
  createRoleChanger,
  createTeamReader,
  createTeamService,
  createTenantService,
  type PeopleDirectory,
} from '@patchbay/core/tenancy';
import { openTestDatabase, platformScopeFixture, tenantScopeFixture, theAuditEvent } from '@patchbay/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOperatorDoor, createOperatorRepository } from './operator-repository.ts';
import { createTenantRepository } from './tenant-repository.ts';

const test = await openTestDatabase();
const repository = createOperatorRepository(test.database);
const door = createOperatorDoor(test.database);

/** Accounts that are disabled at the identity provider. */
const shut = new Set<string>();
const people: PeopleDirectory = {
  invite: async (email) => `sub-of-${email}`,
  disable: async (email) => void shut.add(email),
  enable: async (email) => void shut.delete(email),
};
const deps = {
  operators: repository,
  people,
  unitOfWork: test.unit_of_work,
  clock: test.clock,
  ids: test.ids,
};
const operators = createOperatorService(deps);
const team = createTeamService(deps);
const roles = createRoleChanger(deps);
const reader = createTeamReader(deps);
const tenants = createTenantService({ ...deps, tenants: createTenantRepository(test.database) });
const memberships = createMembershipService({ ...deps, tenants: createTenantRepository(test.database) });
const platform = platformScopeFixture();
const page = { limit: 10, order: 'asc' } as const;

let count = 0;
async function newTenant() {
  const input = { name: `T${++count}`, home_region: 'eu-central-1', time_zone: 'UTC', limits: {}, metadata: {} };
  return (await tenants.create(platform, input)).id;
}

/** A new person of a tenant, as somebody who calls. */
async function person(tenant_id: string, role: Role, email = `p${++count}@example.org`) {
  const operator = await operators.invite(platform, { email, role }, tenant_id);
  const subject: Principal['subject'] = { type: 'operator', id: operator.id };
  return {
    operator,
    id: operator.id,
    email,
    granted: ROLE_SCOPES[role],
    scope: tenantScopeFixture({ tenant_id, subject }),
  };
}
type Person = Awaited<ReturnType<typeof person>>;

let tenant: string;
let owner: Person;
beforeEach(async () => {
  tenant = await newTenant();
  owner = await person(tenant, 'owner');
});

const code = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('operators of the platform', () => {
  it('invite the first owner of a tenant, who then belongs to that tenant', async () => {
    expect(await reader.get(owner.scope, owner.id)).toEqual(owner.operator);
    expect(await door.membershipsOf(`sub-of-${owner.email}`)).toMatchObject([{ id: owner.id, tenant_id: tenant }]);
    const event = await theAuditEvent(test, { action: 'operator.invited', entity_id: owner.id });
    expect(event.tenant_id).toBe(tenant);
  });

  it("are kept apart from every tenant's, and belong to none", async () => {
    const email = `root${count}@platform.example`;
    const admin = await operators.invite(platform, { email, role: 'platform_admin' });
    expect(admin.tenant_id).toBeNull();
    expect((await repository.list(platform, page)).data).toMatchObject([{ id: admin.id }]);
    expect(await code(reader.get(owner.scope, admin.id))).toBe('not_found');
    expect(await code(team.invite(owner.scope, { email, role: 'viewer' }, owner.granted))).toBe('already_exists');
    const other = { email: owner.email, role: 'platform_admin' } as const;
    expect(await code(operators.invite(platform, other))).toBe('already_exists');
  });

  it('have no role that belongs elsewhere, and a tenant names no other one', async () => {
    const asAdmin = operators.invite(owner.scope, { email: 'x@a.example', role: 'platform_admin' });
    await expect(asAdmin).rejects.toMatchObject({ code: 'unprocessable', param: 'role' });
    expect(await code(operators.invite(owner.scope, { email: 'x@a.example', role: 'viewer' }, await newTenant()))).toBe(
      'wrong_principal',
    );
  });
});

describe('who manages whom', () => {
  const ROLES = ['owner', 'admin', 'developer', 'viewer'] as const;
  /** Whom each role may invite, change and disable. */
  const MANAGES: Record<(typeof ROLES)[number], readonly string[]> = {
    owner: ROLES,
    admin: ['admin', 'developer', 'viewer'],
    developer: ['developer', 'viewer'],
    viewer: ['viewer'],
  };
  const pairs = ROLES.flatMap((caller) => ROLES.map((target) => [caller, target] as const));

  // A developer gets no further than the scope operators:manage; here the rule under it is shown.
  it.each(pairs)('%s over %s', async (caller, target) => {
    const { scope, granted } = await person(tenant, caller);
    const [theirs, plain] = [await person(tenant, target), await person(tenant, 'viewer')];
    const expected = MANAGES[caller].includes(target) ? 'done' : 'insufficient_scope';
    const email = `new${++count}@example.org`;
    expect({
      invite: await code(team.invite(scope, { email, role: target }, granted)),
      promote: await code(roles.update(scope, plain.id, { role: target }, granted)),
      demote: await code(roles.update(scope, theirs.id, { role: 'viewer' }, granted)),
    }).toEqual({ invite: expected, promote: expected, demote: expected });
    const another = await person(tenant, target);
    expect(await code(team.disable(scope, another.id, granted))).toBe(expected);
  });

  it('nobody disables himself or changes his own role, not even to what it is', async () => {
    await person(tenant, 'owner');
    const { scope, id, granted } = owner;
    expect(await code(team.disable(scope, id, granted))).toBe('own_access');
    for (const role of ['owner', 'viewer'] as const) {
      expect(await code(roles.update(scope, id, { role }, granted))).toBe('own_access');
    }
  });

  it('the last active owner is neither disabled nor demoted, not even by a key of the tenant', async () => {
    const scope = tenantScopeFixture({ tenant_id: tenant, subject: { type: 'api_key', id: 'key_1' } });
    const second = await person(tenant, 'owner');
    await team.disable(scope, second.id, owner.granted);
    expect(await code(team.disable(scope, owner.id, owner.granted))).toBe('last_owner');
    expect(await code(roles.update(scope, owner.id, { role: 'admin' }, owner.granted))).toBe('last_owner');
    expect(await reader.get(scope, owner.id)).toEqual(owner.operator);
    await team.enable(scope, second.id, owner.granted);
    expect(await code(roles.update(scope, owner.id, { role: 'admin' }, owner.granted))).toBe('done');
  });

  it.each([2, 3])('of %i owners who remove each other at once, one stays', async (number) => {
    const owners = [owner, ...(await Promise.all(Array.from({ length: number - 1 }, () => person(tenant, 'owner'))))];
    await Promise.all(
      owners.map((caller, index) => {
        const target = owners[(index + 1) % owners.length] ?? owner;
        return code(roles.update(caller.scope, target.id, { role: 'viewer' }, caller.granted));
      }),
    );
    const left = await reader.list(owner.scope, { ...page, role: 'owner', status: 'active' });
    expect(left.data).toHaveLength(1);
  });

  it('every change is audited once, and none that changes nothing', async () => {
    const { id, email } = await person(tenant, 'viewer');
    await roles.update(owner.scope, id, { role: 'viewer' }, owner.granted);
    await roles.update(owner.scope, id, { role: 'developer' }, owner.granted);
    const change = await theAuditEvent(test, { action: 'operator.updated', entity_id: id });
    expect([change.old_value, change.new_value]).toMatchObject([{ role: 'viewer' }, { role: 'developer' }]);
    expect(JSON.stringify(change)).not.toContain('sub-of-');
    for (const _twice of [1, 2]) await team.disable(owner.scope, id, owner.granted);
    await theAuditEvent(test, { action: 'operator.disabled', entity_id: id });
    expect(shut.has(email)).toBe(true);
    for (const _twice of [1, 2]) await team.enable(owner.scope, id, owner.granted);
    await theAuditEvent(test, { action: 'operator.enabled', entity_id: id });
    expect(shut.has(email)).toBe(false);
  });

  it("another tenant's people do not exist", async () => {
    const stranger = await person(await newTenant(), 'owner');
    const codes = [
      code(reader.get(stranger.scope, owner.id)),
      code(roles.update(stranger.scope, owner.id, { role: 'viewer' }, stranger.granted)),
      code(team.disable(stranger.scope, owner.id, stranger.granted)),
      code(team.enable(stranger.scope, owner.id, stranger.granted)),
    ];
    expect(new Set(await Promise.all(codes))).toEqual(new Set(['not_found']));
  });
});

describe('a person of several tenants', () => {
  it('is invited once to each, and keeps the account until the last one shuts it out', async () => {
    const { email } = owner;
    const elsewhere = await person(await newTenant(), 'owner');
    const there = await team.invite(elsewhere.scope, { email, role: 'viewer' }, elsewhere.granted);
    expect(await code(team.invite(elsewhere.scope, { email, role: 'viewer' }, elsewhere.granted))).toBe(
      'already_exists',
    );
    await team.disable(elsewhere.scope, there.id, elsewhere.granted);
    expect(shut.has(email)).toBe(false);
    const key = tenantScopeFixture({ tenant_id: tenant, subject: { type: 'api_key', id: 'key_1' } });
    await person(tenant, 'owner');
    await team.disable(key, owner.id, owner.granted);
    expect(shut.has(email)).toBe(true);
    const third = await person(await newTenant(), 'owner');
    await team.invite(third.scope, { email, role: 'viewer' }, third.granted);
    expect(shut.has(email)).toBe(false);
  });

  it('sees where it belongs, and chooses where its next token acts', async () => {
    const elsewhere = await person(await newTenant(), 'owner');
    const there = await team.invite(elsewhere.scope, { email: owner.email, role: 'viewer' }, elsewhere.granted);
    const shown = async () =>
      (await memberships.list(owner.scope)).data.map(({ id, current, selected }) => [id, current, selected]);
    expect(await shown()).toEqual([
      [owner.id, true, true],
      [there.id, false, false],
    ]);
    expect(await memberships.select(owner.scope, there.id)).toMatchObject({
      id: there.id,
      role: 'viewer',
      selected: true,
    });
    expect(await shown()).toEqual([
      [there.id, false, true],
      [owner.id, true, false],
    ]);
    await tenants.suspend(platform, elsewhere.scope.tenant_id);
    expect(await shown()).toEqual([[owner.id, true, true]]);
    for (const id of [there.id, elsewhere.id, 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC']) {
      expect(await code(memberships.select(owner.scope, id))).toBe('not_found');
    }
    const key = tenantScopeFixture({ tenant_id: tenant, subject: { type: 'api_key', id: 'key_1' } });
    expect(await code(memberships.list(key))).toBe('wrong_principal');
  });
});
