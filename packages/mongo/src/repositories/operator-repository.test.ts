import { createOperatorService, type PeopleDirectory } from '@patchbay/core/tenancy';
import {
  openTestDatabase,
  platformScopeFixture,
  TENANT_A,
  TENANT_B,
  tenantScopeFixture,
  theAuditEvent,
} from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createOperatorDoor, createOperatorRepository } from './operator-repository.ts';

const test = await openTestDatabase();
const repository = createOperatorRepository(test.database);
const door = createOperatorDoor(test.database);
const people: PeopleDirectory = { invite: async (email) => `sub-of-${email}`, disable: async () => undefined };
const operators = createOperatorService({
  operators: repository,
  people,
  unitOfWork: test.unit_of_work,
  clock: test.clock,
  ids: test.ids,
});
const platform = platformScopeFixture();
const scopeA = tenantScopeFixture({ tenant_id: TENANT_A });
const scopeB = tenantScopeFixture({ tenant_id: TENANT_B });
const page = { limit: 10, order: 'asc' } as const;

describe('operators in MongoDB', () => {
  it('lets the platform invite the first owner of a tenant, who then belongs to that tenant', async () => {
    const owner = await operators.invite(platform, { email: 'owner@a.example', role: 'owner' }, TENANT_A);
    expect(await operators.get(scopeA, owner.id)).toEqual(owner);
    expect(await door.findBySubject('sub-of-owner@a.example')).toEqual(owner);
    expect((await operators.list(platform, page)).data).toEqual([]);
    const event = await theAuditEvent(test, { action: 'operator.invited', entity_id: owner.id });
    expect(event.tenant_id).toBe(TENANT_A);
  });

  it("keeps the platform's own operators apart from every tenant's", async () => {
    const admin = await operators.invite(platform, { email: 'root@platform.example', role: 'platform_admin' });
    expect(admin.tenant_id).toBeNull();
    expect((await operators.list(platform, page)).data).toEqual([admin]);
    for (const scope of [scopeA, scopeB]) {
      await expect(operators.get(scope, admin.id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('refuses a role that does not belong there, and another tenant', async () => {
    const asAdmin = operators.invite(scopeA, { email: 'x@a.example', role: 'platform_admin' });
    await expect(asAdmin).rejects.toMatchObject({ code: 'unprocessable', param: 'role' });
    const elsewhere = operators.invite(scopeA, { email: 'x@a.example', role: 'viewer' }, TENANT_B);
    await expect(elsewhere).rejects.toMatchObject({ code: 'wrong_principal' });
  });

  it('refuses to invite a person twice', async () => {
    await operators.invite(scopeB, { email: 'twice@b.example', role: 'viewer' });
    const again = operators.invite(scopeB, { email: 'twice@b.example', role: 'admin' });
    await expect(again).rejects.toMatchObject({ code: 'already_exists' });
  });
});
