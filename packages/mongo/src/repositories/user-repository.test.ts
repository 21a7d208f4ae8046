import type { User } from '@patchbay/core/tenancy';
import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createUserRepository } from './user-repository.ts';

const test = await openTestDatabase();
const repository = createUserRepository(test.database);
const scopeA = tenantScopeFixture({ tenant_id: TENANT_A });
const scopeB = tenantScopeFixture({ tenant_id: TENANT_B });

function userOf(number: number, fields: Partial<User> = {}): User {
  return {
    id: idOf('user', number),
    tenant_id: TENANT_A,
    external_id: `customer-${number}`,
    display_name: null,
    metadata: {},
    status: 'active',
    created_at: test.clock.now(),
    updated_at: test.clock.now(),
    archived_at: null,
    ...fields,
  };
}

async function insert(user: User): Promise<void> {
  await test.unit_of_work.run(scopeA, async (work) => {
    await repository.insert(scopeA, work, user);
    work.record({
      action: 'user.upserted',
      entity: { type: 'user', id: user.id },
      old_value: null,
      new_value: { external_id: user.external_id },
    });
  });
}

describe('user repository', () => {
  it('returns to its tenant what it was given, and to another tenant nothing', async () => {
    const user = userOf(1);
    await insert(user);
    expect(await repository.get(scopeA, user.id)).toEqual(user);
    expect(await repository.get(scopeB, user.id)).toBeNull();
    expect(await repository.getByExternalId(scopeB, user.external_id)).toBeNull();
    expect((await repository.list(scopeB, {}, { limit: 10, order: 'asc' })).data).toEqual([]);
  });

  it('refuses a second user with the same external_id', async () => {
    await insert(userOf(2));
    await expect(insert(userOf(3, { external_id: 'customer-2' }))).rejects.toMatchObject({
      code: 'already_exists',
      param: 'external_id',
    });
  });
});
