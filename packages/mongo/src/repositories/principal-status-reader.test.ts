import { ROLE_SCOPES } from '@patchbay/core/kernel';
import { DEFAULT_TENANT_LIMITS } from '@patchbay/core/tenancy';
import {
  commandsDuring,
  fixedClock,
  idOf,
  openTestDatabase,
  type PrincipalOptions,
  principalFixture,
  TENANT_A,
  TENANT_B,
} from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPrincipalStandingReader } from './principal-status-reader.ts';

const clock = fixedClock('2026-11-22T12:00:00.000Z');
const test = await openTestDatabase({ clock });
const reader = createPrincipalStandingReader(test.database, clock);
const ARCHIVED = idOf('tenant', 1003);

/** Rows as other parts of the product write them; only what the reader looks at differs. */
async function put(collection: string, documents: object[]): Promise<void> {
  await test.client.db(test.name).collection(collection).insertMany(documents, { bypassDocumentValidation: true });
}

const key = (number: number, fields: object = {}) => ({
  _id: idOf('api_key', number),
  name: 'A key',
  created_at: new Date(0),
  tenant_id: TENANT_A,
  status: 'active',
  expires_at: null,
  scopes: ['search:read'],
  secrets: [{ service_account: idOf('api_key', number), expires_at: null }],
  ...fields,
});
const operator = (number: number, fields: object = {}) => ({
  _id: idOf('operator', number),
  tenant_id: TENANT_A,
  email: `${number}@example.org`,
  cognito_sub: `sub-${number}`,
  role: 'developer',
  status: 'active',
  ...fields,
});

beforeAll(async () => {
  await put('tenants', [
    { _id: TENANT_A, status: 'active', limits: DEFAULT_TENANT_LIMITS },
    { _id: TENANT_B, status: 'suspended' },
    { _id: ARCHIVED, status: 'archived' },
  ] as object[]);
  await put('api_keys', [
    key(1),
    key(2, { status: 'revoked' }),
    key(3, { expires_at: new Date('2026-11-22T11:59:59.999Z') }),
    key(4, { expires_at: new Date('2026-11-22T12:00:00.001Z') }),
    key(5, { tenant_id: TENANT_B }),
    key(6, { tenant_id: ARCHIVED }),
    key(7, {
      secrets: [
        { service_account: 'new', expires_at: null },
        { service_account: 'until later', expires_at: new Date('2026-11-22T12:00:00.001Z') },
        { service_account: 'until now', expires_at: new Date('2026-11-22T12:00:00.000Z') },
      ],
    }),
  ]);
  await put('operators', [
    operator(1),
    operator(2, { status: 'disabled' }),
    operator(3, { tenant_id: null, role: 'platform_admin' }),
    operator(4, { tenant_id: null, role: 'platform_admin', status: 'disabled' }),
  ]);
  await put('users', [{ _id: idOf('user', 1), tenant_id: TENANT_A, status: 'active' }] as object[]);
});

type Kind = 'api_key' | 'operator' | 'user';
const of = (type: Kind, number: number, tenant_id: string | null = TENANT_A): PrincipalOptions => ({
  tenant_id,
  subject: { type, id: idOf(type, number) },
});

/** The principal of a token; a key's is for its first secret. */
const principalOf = (options: PrincipalOptions) => {
  const principal = principalFixture(options);
  return principal.subject.type === 'api_key' ? { ...principal, credential_id: principal.subject.id } : principal;
};

describe('principal status', () => {
  it.each([
    ['an active key', of('api_key', 1), 'active'],
    ['a revoked key', of('api_key', 2), 'revoked'],
    ['an expired key', of('api_key', 3), 'revoked'],
    ['a key that expires later', of('api_key', 4), 'active'],
    ['a key of a suspended tenant', of('api_key', 5, TENANT_B), 'suspended'],
    ['a key of an archived tenant', of('api_key', 6, ARCHIVED), 'revoked'],
    ['a key under another tenant', of('api_key', 5, TENANT_A), 'revoked'],
    ['an unknown key', of('api_key', 99), 'revoked'],
    ['a key of an unknown tenant', of('api_key', 1, idOf('tenant', 99)), 'revoked'],
    ['a key that claims to be the platform', of('api_key', 1, null), 'revoked'],
    ['an active operator', of('operator', 1), 'active'],
    ['a disabled operator', of('operator', 2), 'revoked'],
    ['a platform operator', of('operator', 3, null), 'active'],
    ['a disabled platform operator', of('operator', 4, null), 'revoked'],
    ["a tenant's operator that claims to be the platform's", of('operator', 1, null), 'revoked'],
    ["a platform operator that claims to be a tenant's", of('operator', 3), 'revoked'],
    ['an end user', of('user', 1), 'active'],
    ['an unknown end user', of('user', 2), 'revoked'],
  ])('says of %s what it may do', async (_who, options, expected) => {
    expect((await reader.standingOf(principalOf(options))).status).toBe(expected);
  });

  it.each([
    ['its present secret', 'new', 'active'],
    ['the one before while they overlap', 'until later', 'active'],
    ['the one before afterwards', 'until now', 'revoked'],
    ['none of its secrets', 'another', 'revoked'],
    ['no secret', undefined, 'revoked'],
  ])('holds for a key by %s', async (_which, credential_id, expected) => {
    const options = {
      ...principalFixture(of('api_key', 7)),
      ...(credential_id === undefined ? {} : { credential_id }),
    };
    expect((await reader.standingOf(options)).status).toBe(expected);
  });

  it('tells what the subject may do now, and how fast', async () => {
    const of1 = (kind: Kind) => reader.standingOf(principalOf(of(kind, 1)));
    expect(await of1('operator')).toMatchObject({
      scopes: ROLE_SCOPES.developer,
      rate_limits: { max_requests_per_second: DEFAULT_TENANT_LIMITS.max_requests_per_second },
    });
    expect(await of1('api_key')).toMatchObject({ scopes: ['search:read'], rate_limits: DEFAULT_TENANT_LIMITS });
    expect(await of1('user')).toMatchObject({ scopes: null, rate_limits: DEFAULT_TENANT_LIMITS });
    const platform = await reader.standingOf(principalOf(of('operator', 3, null)));
    expect(platform).toEqual({ status: 'active', scopes: ROLE_SCOPES.platform_admin, rate_limits: null });
  });

  it('takes one read, and once a minute a write of the time of use', async () => {
    const asked = () => commandsDuring(test, () => reader.standingOf(principalOf(of('api_key', 1))));
    const lastUsed = async () => {
      const rows = test.client.db(test.name).collection<{ _id: string; last_used_at?: Date }>('api_keys');
      return (await rows.findOne({ _id: idOf('api_key', 1) }))?.last_used_at;
    };
    await asked();
    const first = clock.now();
    expect(await lastUsed()).toEqual(first);
    expect(await asked()).toEqual(['aggregate']);
    clock.advance(60_000);
    expect(await asked()).toEqual(['aggregate', 'update']);
    expect(await lastUsed()).toEqual(clock.now());
  });
});
