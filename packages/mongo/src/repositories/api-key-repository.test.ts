import { randomSource } from '@patchbay/config';
import { createTokenClaims } from '@patchbay/core/access-tokens';
import {
  type CreateApiKey,
  createApiKeyIssuer,
  createApiKeyReader,
  createApiKeyRevoker,
  createTokenService,
  formatApiKey,
  parseApiKey,
  type ServiceAccounts,
} from '@patchbay/core/api-keys';
import { AppError } from '@patchbay/core/kernel';
import { createTenantService } from '@patchbay/core/tenancy';
import {
  countAuditEvents,
  fixedClock,
  openTestDatabase,
  platformScopeFixture,
  tenantScopeFixture,
  theAuditEvent,
} from '@patchbay/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKeyDoor, createApiKeyRepository } from './api-key-repository.ts';
import { createOperatorDoor } from './operator-repository.ts';
import { createTenantQuotaReader } from './tenant-quota-reader.ts';
import { createTenantDoor, createTenantRepository } from './tenant-repository.ts';

const clock = fixedClock();
const test = await openTestDatabase({ clock });
const { unit_of_work: unitOfWork, ids } = test;

/** The pool of keys, as far as this file needs it: accounts in memory, and a list of who was asked for. */
const passwords = new Map<string, string>();
const asked: string[] = [];
const accounts: ServiceAccounts = {
  create: async (username, password) => void passwords.set(username, password),
  disable: async (username) => void passwords.delete(username),
  async authenticate(username, password) {
    asked.push(username);
    if (passwords.get(username) !== password) return null;
    return { access_token: `token of ${username}`, expires_in_seconds: 900 };
  },
};

const PEPPER = 'a pepper of at least 32 characters';
const keys = createApiKeyRepository(test.database);
const door = createApiKeyDoor(test.database);
const quota = createTenantQuotaReader(test.database);
const issuer = createApiKeyIssuer({
  quota,
  keys,
  accounts,
  unitOfWork,
  clock,
  ids,
  random: randomSource,
  pepper: PEPPER,
});
const revoker = createApiKeyRevoker({ keys, accounts, unitOfWork, clock });
const reader = createApiKeyReader({ keys, clock });
const tokens = createTokenService({ door, accounts, clock, pepper: PEPPER });
const tenants = createTenantService({ tenants: createTenantRepository(test.database), unitOfWork, clock, ids });
const claims = createTokenClaims({
  operators: createOperatorDoor(test.database),
  tenants: createTenantDoor(test.database),
  keys: door,
  clock,
});

const platform = platformScopeFixture();
const GRANTED = ['search:read', 'agents:read', 'keys:manage'] as const;
const input: CreateApiKey = { name: 'Backend', scopes: ['search:read'], metadata: {} };

async function newTenant(limits: { max_api_keys?: number } = {}) {
  const { id } = await tenants.create(platform, {
    name: 'A clinic',
    home_region: 'eu-central-1',
    time_zone: 'UTC',
    limits,
    metadata: {},
  });
  return tenantScopeFixture({ tenant_id: id });
}

const exchange = (secret: string) => tokens.exchange({ grant_type: 'client_credentials', client_secret: secret });
const everything = async () => {
  const database = test.client.db(test.name);
  const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  return JSON.stringify(await Promise.all(names.map((name) => database.collection(name).find().toArray())));
};

let scope: Awaited<ReturnType<typeof newTenant>>;
beforeEach(async () => {
  scope = await newTenant();
  asked.length = 0;
});

describe('issuing an API key', () => {
  it('shows the secret once; nothing in the database holds it, nor the password derived from it', async () => {
    const { secret, ...key } = await issuer.create(scope, input, GRANTED);
    expect(await reader.get(scope, key.id)).toEqual(key);
    const bare = parseApiKey(secret)?.secret ?? '';
    expect(bare).toHaveLength(43);
    const stored = await everything();
    expect(stored).toContain(key.id);
    for (const never of [secret, bare, passwords.get(key.id) ?? '?']) expect(stored).not.toContain(never);
  });

  it('is audited with what the key may do, and without its secret or its hash', async () => {
    const { id } = await issuer.create(scope, input, GRANTED);
    const event = await theAuditEvent(test, { action: 'api_key.created', entity_id: id });
    expect(event).toMatchObject({ tenant_id: scope.tenant_id, actor_id: scope.subject.id, old_value: null });
    expect(JSON.stringify(event)).not.toContain((await keys.get(scope, id))?.secrets[0]?.secret_hmac);
  });

  it('refuses scopes that the caller lacks, naming them, and makes nothing', async () => {
    const before = [await countAuditEvents(test), passwords.size];
    const wanted: CreateApiKey = { ...input, scopes: ['search:read', 'files:write', 'sessions:write'] };
    await expect(issuer.create(scope, wanted, GRANTED)).rejects.toMatchObject({
      code: 'insufficient_scope',
      param: 'scopes',
      message: expect.stringContaining('files:write, sessions:write'),
    });
    expect([await countAuditEvents(test), passwords.size]).toEqual(before);
  });

  it('refuses one more key than the tenant may have, until one is revoked', async () => {
    const scope = await newTenant({ max_api_keys: 1 });
    const { id } = await issuer.create(scope, input, GRANTED);
    const accountsBefore = passwords.size;
    await expect(issuer.create(scope, input, GRANTED)).rejects.toMatchObject({
      code: 'limit_exceeded',
      details: { limit: 'max_api_keys', allowed: 1, used: 1 },
    });
    expect(passwords.size).toBe(accountsBefore);
    await revoker.revoke(scope, id);
    expect((await issuer.create(scope, input, GRANTED)).status).toBe('active');
  });

  it('refuses an expiry that is over', async () => {
    const expires_at = clock.now().toISOString();
    await expect(issuer.create(scope, { ...input, expires_at }, GRANTED)).rejects.toMatchObject({
      code: 'unprocessable',
      param: 'expires_at',
    });
  });
});

describe('revoking an API key', () => {
  it('happens once, however often and by however many it is asked for', async () => {
    const { id, secret } = await issuer.create(scope, input, GRANTED);
    const answers = await Promise.all(Array.from({ length: 5 }, () => revoker.revoke(scope, id)));
    answers.push(await revoker.revoke(scope, id));
    expect(new Set(answers.map(({ status, revoked_at }) => `${status} ${revoked_at?.toISOString()}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 'revoked', revoked_at: expect.any(Date) });
    await theAuditEvent(test, { action: 'api_key.revoked', entity_id: id });
    expect(passwords.has(id)).toBe(false);
    await expect(exchange(secret)).rejects.toMatchObject({ code: 'invalid_client' });
  });

  it("finds no other tenant's key, which stays as it is", async () => {
    const { id, secret } = await issuer.create(scope, input, GRANTED);
    const stranger = await newTenant();
    await expect(revoker.revoke(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(reader.get(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await reader.list(stranger, { limit: 10, order: 'asc' })).data).toEqual([]);
    await expect(exchange(secret)).resolves.toMatchObject({ token_type: 'Bearer' });
  });
});

describe('exchanging an API key', () => {
  it('gives the token of its service account and says its scopes', async () => {
    const { id, secret } = await issuer.create(scope, { ...input, scopes: ['agents:read', 'search:read'] }, GRANTED);
    expect(await exchange(secret)).toEqual({
      access_token: `token of ${id}`,
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'agents:read search:read',
    });
    expect((await reader.get(scope, id)).last_used_at).toEqual(clock.now());
  });

  it('writes the time of use once a minute at most', async () => {
    const { id, secret } = await issuer.create(scope, input, GRANTED);
    await exchange(secret);
    const first = clock.now();
    clock.advance(59_000);
    await exchange(secret);
    expect((await reader.get(scope, id)).last_used_at).toEqual(first);
    clock.advance(2_000);
    await exchange(secret);
    expect((await reader.get(scope, id)).last_used_at).toEqual(clock.now());
  });

  type Made = { id: string; secret: string };
  it.each<[string, (made: Made) => Promise<string>]>([
    ['the wrong secret', async ({ id }) => formatApiKey(id, 'x'.repeat(43))],
    ['an unknown id', async ({ secret }) => formatApiKey('key_01J9Z3XK5T8Q4V7N2M6R0W1YBC', secret.slice(35, 78))],
    ['a mistyped key', async ({ secret }) => `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`],
    ['nothing', async () => ''],
    [
      'a revoked key, even while Cognito still knows it',
      async ({ id, secret }) => {
        await createApiKeyRevoker({
          keys,
          accounts: { ...accounts, disable: async () => {} },
          unitOfWork,
          clock,
        }).revoke(scope, id);
        return secret;
      },
    ],
    [
      "a suspended tenant's key",
      async ({ secret }) => {
        await tenants.suspend(platform, scope.tenant_id);
        return secret;
      },
    ],
    [
      'an expired key, from that very moment',
      async () => {
        const expires_at = new Date(clock.now().getTime() + 60_000);
        const made = await issuer.create(scope, { ...input, expires_at: expires_at.toISOString() }, GRANTED);
        await exchange(made.secret);
        asked.length = 0;
        clock.set(expires_at);
        return made.secret;
      },
    ],
  ])('is refused for %s in the same words, and Cognito is not asked', async (_what, spoil) => {
    const secret = await spoil(await issuer.create(scope, input, GRANTED));
    const refused = await exchange(secret).then(
      () => undefined,
      (error: AppError) => error,
    );
    const { code, message } = new AppError('invalid_client');
    expect(refused).toMatchObject({ code, message });
    expect([refused?.param, refused?.details]).toEqual([undefined, undefined]);
    expect(asked).toEqual([]);
  });

  it('is refused where Cognito refuses: a leaked database row is no credential', async () => {
    const { id, secret } = await issuer.create(scope, input, GRANTED);
    passwords.set(id, 'changed');
    await expect(exchange(secret)).rejects.toMatchObject({ code: 'invalid_client' });
    expect(asked).toEqual([id]);
  });

  it('knows one grant type', async () => {
    const { secret } = await issuer.create(scope, input, GRANTED);
    const password = tokens.exchange({ grant_type: 'password', client_secret: secret });
    await expect(password).rejects.toMatchObject({ code: 'unsupported_grant_type' });
  });
});

describe('HTTP Basic authentication at the exchange', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  const by = (authorization: string) => tokens.exchange({ grant_type: 'client_credentials' }, authorization);

  it('takes the key as the password: plain or percent-encoded, whatever the user name', async () => {
    const { id, secret } = await issuer.create(scope, input, GRANTED);
    const encoded = [...secret].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
    for (const text of [`${id}:${secret}`, `:${secret}`, `client:${encoded}`]) {
      await expect(by(basic(text))).resolves.toMatchObject({ access_token: `token of ${id}` });
      await expect(by(basic(text).replace('Basic ', 'basic  '))).resolves.toMatchObject({ token_type: 'Bearer' });
    }
  });

  it.each([
    ['no base64', 'Basic %%%'],
    ['base64 of the wrong length', 'Basic abcde'],
    ['a broken percent code', basic('client:%zz')],
    ['percent codes of no UTF-8', basic('client:%ff')],
    ['no colon', basic('client')],
    ['nothing', 'Basic '],
    ['no value at all', 'Basic'],
    ['another scheme', 'Bearer abc'],
  ])('refuses %s as a wrong credential, not as our failure', async (_what, authorization) => {
    await expect(by(authorization)).rejects.toMatchObject({ code: 'invalid_client' });
    expect(asked).toEqual([]);
  });
});

describe('the claims of a service account', () => {
  it('are read from our own row at the moment of issue', async () => {
    const { id } = await issuer.create(scope, input, GRANTED);
    expect(await claims.ofServiceAccount(id)).toEqual({
      tenant_id: scope.tenant_id,
      user_id: id,
      subject_type: 'api_key',
      subject_id: id,
      credential_id: id,
      scopes: ['search:read'],
    });
  });

  it('are none once the key is revoked or expired, its tenant suspended, or where there is no key', async () => {
    const revoked = await issuer.create(scope, input, GRANTED);
    await revoker.revoke(scope, revoked.id);
    const expires_at = new Date(clock.now().getTime() + 1_000).toISOString();
    const expired = await issuer.create(scope, { ...input, expires_at }, GRANTED);
    clock.advance(1_000);
    const orphan = await issuer.create(scope, input, GRANTED);
    await tenants.suspend(platform, scope.tenant_id);
    for (const username of [revoked.id, expired.id, orphan.id, 'key_01J9Z3XK5T8Q4V7N2M6R0W1YBC']) {
      expect(await claims.ofServiceAccount(username)).toBeNull();
    }
  });
});
