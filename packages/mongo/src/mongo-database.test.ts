import { openTestDatabase, platformScopeFixture, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { BoundaryViolation } from './boundary/plain-object.ts';
import { COLLECTIONS } from './collections/index.ts';
import { operators } from './collections/operators.ts';
import { tenants } from './collections/tenants.ts';
import { users } from './collections/users.ts';
import { PLATFORM_ACCESS } from './platform-collection.ts';

const { database } = await openTestDatabase();
const platform = platformScopeFixture();

describe('the doors of the database', () => {
  it('stay shut to the platform where only tenants have rows, and open to its own rows elsewhere', async () => {
    expect(() => database.tenantCollection(users, platform)).toThrow(
      expect.objectContaining({ code: 'wrong_principal' }),
    );
    expect(await database.tenantCollection(operators, platform).count({})).toBe(0);
  });

  it('refuse what has no tenant, and access under the name of another collection', () => {
    expect(() => database.tenantCollection(tenants, tenantScopeFixture())).toThrow(BoundaryViolation);
    expect(() => database.platformCollection(users, 'tenants.manage')).toThrow(BoundaryViolation);
  });

  it('name only collections that exist', () => {
    const names = new Set(COLLECTIONS.map((collection) => collection.name));
    for (const name of Object.values(PLATFORM_ACCESS)) expect(names).toContain(name);
    expect(names.size).toBe(COLLECTIONS.length);
  });
});
