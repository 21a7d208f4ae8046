import { describe, expect, it } from 'vitest';
import { ROLE_SCOPES, type Role } from '../kernel/index.ts';
import type { Operator } from '../tenancy/index.ts';
import { createTokenClaims } from './index.ts';

const TENANT = 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC';

function claimsWith(operator: Partial<Operator> | null, tenantIsActive = true) {
  const now = new Date();
  const person: Operator = {
    object: 'operator',
    id: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
    tenant_id: TENANT,
    email: 'ada@example.org',
    role: 'developer',
    status: 'active',
    cognito_sub: 'sub-1',
    created_at: now,
    updated_at: now,
    ...operator,
  };
  return createTokenClaims({
    operators: { findBySubject: async (sub) => (operator !== null && sub === person.cognito_sub ? person : null) },
    tenants: { isActive: async (id) => id === TENANT && tenantIsActive },
    keys: { find: async () => null, touch: async () => undefined },
    clock: { now: () => now },
  });
}

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
});
