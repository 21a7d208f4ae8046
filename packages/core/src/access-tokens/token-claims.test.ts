import { describe, expect, it } from 'vitest';
import { ROLE_SCOPES, type Role } from '../kernel/index.ts';
import type { StoredOperator } from '../tenancy/index.ts';
import { createTokenClaims } from './index.ts';

const TENANT = 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC';

const OTHER = 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBD';

function anOperator(over: Partial<StoredOperator> = {}): StoredOperator {
  const now = new Date();
  return {
    object: 'operator',
    id: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
    tenant_id: TENANT,
    email: 'ada@example.org',
    role: 'developer',
    status: 'active',
    created_at: now,
    updated_at: now,
    disabled_at: null,
    cognito_sub: 'sub-1',
    selected_at: null,
    holds: 0,
    ...over,
  };
}

/** Claims from what a person is, in the order in which it came about; only these tenants are active. */
function claimsOf(memberships: readonly Partial<StoredOperator>[], active: readonly string[] = [TENANT, OTHER]) {
  return createTokenClaims({
    operators: {
      membershipsOf: async (sub) => memberships.map(anOperator).filter(({ cognito_sub }) => cognito_sub === sub),
    },
    tenants: { isActive: async (id) => active.includes(id) },
    keys: { find: async () => null, touch: async () => undefined },
    clock: { now: () => new Date() },
  });
}

const claimsWith = (operator: Partial<StoredOperator> | null, tenantIsActive = true) =>
  claimsOf(operator === null ? [] : [operator], tenantIsActive ? [TENANT] : []);

describe('the claims of a person', () => {
  it.each<Role>(['owner', 'admin', 'developer', 'viewer'])(
    'of a tenant are its id and the scopes of %s',
    async (role) => {
      const claims = await claimsWith({ role }).ofPerson('sub-1');
      expect(claims).toEqual({
        tenant_id: TENANT,
        user_id: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        subject_type: 'operator',
        subject_id: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        scopes: ROLE_SCOPES[role],
      });
      expect(claims?.scopes.filter((scope) => scope.startsWith('platform:'))).toEqual([]);
    },
  );

  it('of the platform name no tenant', async () => {
    const claims = await claimsWith({ tenant_id: null, role: 'platform_admin' }, false).ofPerson('sub-1');
    expect(claims).toMatchObject({ tenant_id: '', scopes: ROLE_SCOPES.platform_admin });
  });

  it('are none for a stranger, for a disabled person, and in a tenant that is not active', async () => {
    expect(await claimsWith(null).ofPerson('sub-1')).toBeNull();
    expect(await claimsWith({}).ofPerson('sub-2')).toBeNull();
    expect(await claimsWith({}).ofPerson('')).toBeNull();
    expect(await claimsWith({ status: 'disabled' }).ofPerson('sub-1')).toBeNull();
    expect(await claimsWith({}, false).ofPerson('sub-1')).toBeNull();
  });

  describe('who belongs to several tenants', () => {
    const first = { tenant_id: TENANT };
    const second = { id: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBD', tenant_id: OTHER, role: 'viewer' } as const;
    const tenantOf = async (claims: ReturnType<typeof claimsOf>) => (await claims.ofPerson('sub-1'))?.tenant_id;

    it('are for the first one, until another is chosen; the latest choice counts, with the role there', async () => {
      expect(await tenantOf(claimsOf([first, second]))).toBe(TENANT);
      const chosen = claimsOf([first, { ...second, selected_at: new Date(1_000) }]);
      expect(await chosen.ofPerson('sub-1')).toMatchObject({ tenant_id: OTHER, scopes: ROLE_SCOPES.viewer });
      const back = [
        { ...first, selected_at: new Date(2_000) },
        { ...second, selected_at: new Date(1_000) },
      ];
      expect(await tenantOf(claimsOf(back))).toBe(TENANT);
    });

    it('are for another one where the chosen one is closed to the person', async () => {
      const chosen = { ...second, selected_at: new Date(1_000) };
      expect(await tenantOf(claimsOf([first, { ...chosen, status: 'disabled' }]))).toBe(TENANT);
      expect(await tenantOf(claimsOf([first, chosen], [TENANT]))).toBe(TENANT);
    });
  });
});
