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
import { createPrincipalStatusReader } from './principal-status-reader.ts';

const clock = fixedClock('2026-11-22T12:00:00.000Z');
const test = await openTestDatabase({ clock });
const reader = createPrincipalStatusReader(test.database, clock);
const ARCHIVED = idOf('tenant', 1003);

/** Rows as other parts of the product write them; only what the reader looks at differs. */
async function put(collection: string, documents: object[]): Promise<void> {
  await test.client.db(test.name).collection(collection).insertMany(documents, { bypassDocumentValidation: true });
}

const key = (number: number, fields: object = {}) => ({
  _id: idOf('api_key', number),
  tenant_id: TENANT_A,
  status: 'active',
  expires_at: null,
  ...fields,
});
const operator = (number: number, fields: object = {}) => ({
  _id: idOf('operator', number),
  tenant_id: TENANT_A,
  email: `${number}@example.org`,
  status: 'active',
  ...fields,
});

beforeAll(async () => {
  await put('tenants', [
    { _id: TENANT_A, status: 'active' },
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
  ]);
  await put('operators', [
    operator(1),
    operator(2, { status: 'disabled' }),
    operator(3, { tenant_id: null }),
    operator(4, { tenant_id: null, status: 'disabled' }),
  ]);
  await put('users', [{ _id: idOf('user', 1), tenant_id: TENANT_A, status: 'active' }] as object[]);
});

type Kind = 'api_key' | 'operator' | 'user';
const of = (type: Kind, number: number, tenant_id: string | null = TENANT_A): PrincipalOptions => ({
  tenant_id,
  subject: { type, id: idOf(type, number) },
});

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
    expect(await reader.statusOf(principalFixture(options))).toBe(expected);
  });

  it('takes one read', async () => {
    const commands = await commandsDuring(test, () => reader.statusOf(principalFixture(of('api_key', 1))));
    expect(commands).toEqual(['aggregate']);
  });
});
