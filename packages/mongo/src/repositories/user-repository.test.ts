import { createUserService } from '@patchbay/core/tenancy';
import {
  countAuditEvents,
  openTestDatabase,
  TENANT_A,
  TENANT_B,
  tenantScopeFixture,
  theAuditEvent,
} from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createUserRepository } from './user-repository.ts';

const test = await openTestDatabase();
const users = createUserService({
  users: createUserRepository(test.database),
  unitOfWork: test.unit_of_work,
  clock: test.clock,
  ids: test.ids,
});
const scopeA = tenantScopeFixture({ tenant_id: TENANT_A });
const scopeB = tenantScopeFixture({ tenant_id: TENANT_B });
const firstPage = { limit: 10, order: 'asc', archived: 'exclude' } as const;

describe('users in MongoDB', () => {
  it('makes a user once, and audits it once', async () => {
    const user = await users.upsert(scopeA, { external_id: 'ada', metadata: { plan: 'pro' } });
    expect(await users.upsert(scopeA, { external_id: 'ada' })).toEqual(user);
    expect(await users.get(scopeA, user.id)).toEqual(user);
    const event = await theAuditEvent(test, { action: 'user.upserted', entity_id: user.id });
    expect(event).toMatchObject({
      tenant_id: TENANT_A,
      actor_id: scopeA.subject.id,
      actor_type: 'operator',
      old_value: null,
      new_value: { external_id: 'ada', metadata: { plan: 'pro' }, created_at: user.created_at.toISOString() },
      request_id: scopeA.origin.request_id,
      source: 'api',
    });
  });

  it('changes what the input names, and records both states', async () => {
    const before = await users.upsert(scopeA, { external_id: 'grace', display_name: 'G.', metadata: { a: '1' } });
    const after = await users.upsert(scopeA, { external_id: 'grace', display_name: 'Grace' });
    expect(after).toMatchObject({ id: before.id, display_name: 'Grace', metadata: { a: '1' } });
    expect(after.updated_at > before.updated_at).toBe(true);
    const rows = await test.client.db(test.name).collection('audit_events').find({ 'entity.id': before.id }).toArray();
    expect(rows.at(-1)).toMatchObject({ old_value: { display_name: 'G.' }, new_value: { display_name: 'Grace' } });
    expect(rows).toHaveLength(2);
  });

  it('shows nothing of one tenant to another, and keeps their external_ids apart', async () => {
    const ours = await users.upsert(scopeA, { external_id: 'same' });
    const absent = await users.get(scopeB, 'usr_00000000000000000000000000').catch((error: Error) => error);
    expect(await users.get(scopeB, ours.id).catch((error: Error) => error)).toEqual(absent);
    expect((await users.list(scopeB, firstPage)).data).toEqual([]);
    const theirs = await users.upsert(scopeB, { external_id: 'same' });
    expect(theirs.id).not.toBe(ours.id);
    expect((await users.list(scopeB, { ...firstPage, external_id: 'same' })).data).toEqual([theirs]);
  });

  it('makes one user of many upserts at once', async () => {
    const before = await countAuditEvents(test);
    const made = await Promise.all(
      Array.from({ length: 20 }, () => users.upsert(scopeA, { external_id: 'crowd', display_name: 'Crowd' })),
    );
    expect(new Set(made.map((user) => user.id)).size).toBe(1);
    expect(await countAuditEvents(test)).toBe(before + 1);
  });

  it('archives and restores once each, hides the archived from lists, and refuses to bring them up to date', async () => {
    const user = await users.upsert(scopeA, { external_id: 'leaver' });
    const archived = await users.archive(scopeA, user.id);
    expect(archived).toMatchObject({ status: 'archived', archived_at: expect.any(Date) });
    expect(await users.archive(scopeA, user.id)).toEqual(archived);
    expect(await users.get(scopeA, user.id)).toEqual(archived);
    await theAuditEvent(test, { action: 'user.archived', entity_id: user.id });
    const listed = async (archived: 'exclude' | 'include' | 'only') =>
      (await users.list(scopeA, { ...firstPage, archived, external_id: 'leaver' })).data.length;
    expect([await listed('exclude'), await listed('include'), await listed('only')]).toEqual([0, 1, 1]);
    await expect(users.upsert(scopeA, { external_id: 'leaver', display_name: 'Back' })).rejects.toMatchObject({
      code: 'resource_archived',
      param: 'external_id',
      message: expect.stringContaining('archived'),
    });
    await expect(users.restore(scopeB, user.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await users.restore(scopeA, user.id)).toMatchObject({ status: 'active', archived_at: null });
    await users.restore(scopeA, user.id);
    await theAuditEvent(test, { action: 'user.restored', entity_id: user.id });
    expect(await users.upsert(scopeA, { external_id: 'leaver' })).toMatchObject({ id: user.id, status: 'active' });
  });
});
