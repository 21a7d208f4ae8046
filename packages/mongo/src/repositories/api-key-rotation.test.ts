import { randomSource } from '@patchbay/config';
import { createTokenClaims } from '@patchbay/core/access-tokens';
import {
  createApiKeyIssuer,
  createApiKeyReader,
  createApiKeyRevoker,
  createApiKeyRotator,
  createApiKeyUpdater,
  createTokenService,
  type ServiceAccounts,
} from '@patchbay/core/api-keys';
import type { Scope } from '@patchbay/core/kernel';
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
const passwords = new Map<string, string>();
const accounts: ServiceAccounts = {
  create: async (username, password) => void passwords.set(username, password),
  disable: async (username) => void passwords.delete(username),
  authenticate: async (username, password) =>
    passwords.get(username) === password ? { access_token: username, expires_in_seconds: 900 } : null,
};
const deps = {
  keys: createApiKeyRepository(test.database),
  door: createApiKeyDoor(test.database),
  quota: createTenantQuotaReader(test.database),
  accounts,
  unitOfWork: test.unit_of_work,
  clock,
  ids: test.ids,
  random: randomSource,
  pepper: 'a pepper of at least 32 characters',
};
const issuer = createApiKeyIssuer(deps);
const rotator = createApiKeyRotator(deps);
const updater = createApiKeyUpdater(deps);
const reader = createApiKeyReader(deps);
const tokens = createTokenService(deps);
const tenants = createTenantService({ ...deps, tenants: createTenantRepository(test.database) });
const claims = createTokenClaims({
  operators: createOperatorDoor(test.database),
  tenants: createTenantDoor(test.database),
  keys: deps.door,
  clock,
});

const GRANTED: readonly Scope[] = ['search:read', 'agents:read', 'keys:manage'];
const HOUR = 3_600;

let scope: ReturnType<typeof tenantScopeFixture>;
let first: Awaited<ReturnType<typeof issuer.create>>;
beforeEach(async () => {
  const input = { name: 'A', home_region: 'eu-central-1', time_zone: 'UTC', limits: {}, metadata: {} };
  scope = tenantScopeFixture({ tenant_id: (await tenants.create(platformScopeFixture(), input)).id });
  first = await issuer.create(scope, { name: 'K', scopes: ['agents:read', 'search:read'], metadata: {} }, GRANTED);
});

/** The service account of the token that a secret gets, or how it is refused. */
const exchange = (secret: string) =>
  tokens.exchange({ grant_type: 'client_credentials', client_secret: secret }).then(
    ({ access_token }) => access_token,
    (error: { code?: string }) => error.code,
  );
const rotate = (overlap_seconds: number, granted = GRANTED) =>
  rotator.rotate(scope, first.id, { overlap_seconds }, granted);

describe('rotating an API key', () => {
  it('shows another secret; the one before works on until the overlap ends, and so do its claims', async () => {
    const second = await rotate(HOUR);
    const end = new Date(clock.now().getTime() + HOUR * 1000);
    expect(second).toMatchObject({ id: first.id, rotated_at: clock.now(), previous_secret_expires_at: end });
    expect(second.secret).not.toBe(first.secret);
    const newAccount = await exchange(second.secret);
    expect(newAccount).toMatch(new RegExp(`^${first.id}\\.\\w+$`));
    expect(await exchange(first.secret)).toBe(first.id);
    for (const credential_id of [first.id, String(newAccount)]) {
      expect(await claims.ofServiceAccount(credential_id)).toMatchObject({ subject_id: first.id, credential_id });
    }
    clock.advance(HOUR * 1000 - 1);
    expect(await exchange(first.secret)).toBe(first.id);
    clock.advance(1);
    expect(await exchange(first.secret)).toBe('invalid_client');
    expect(await claims.ofServiceAccount(first.id)).toBeNull();
    expect(await exchange(second.secret)).toBe(newAccount);
    expect(await reader.get(scope, first.id)).toMatchObject({ previous_secret_expires_at: null });
  });

  it('with no overlap ends every earlier secret at once, at the identity provider too', async () => {
    const second = await rotate(HOUR);
    const third = await rotate(0);
    expect([await exchange(first.secret), await exchange(second.secret)]).toEqual(['invalid_client', 'invalid_client']);
    expect(await exchange(third.secret)).toMatch(first.id);
    expect([...passwords.keys()].filter((name) => name.startsWith(first.id))).toHaveLength(1);
  });

  it('waits for the overlap that is running, and says until when', async () => {
    const { previous_secret_expires_at } = await rotate(HOUR);
    await expect(rotate(HOUR)).rejects.toMatchObject({
      code: 'rotation_in_progress',
      details: { previous_secret_expires_at },
    });
    clock.advance(HOUR * 1000);
    const third = await rotate(HOUR);
    expect(await exchange(third.secret)).toMatch(first.id);
    expect([...passwords.keys()].filter((name) => name.startsWith(first.id))).toHaveLength(2);
  });

  it('is audited without the secret, its hash and the password', async () => {
    const { secret } = await rotate(HOUR);
    const event = JSON.stringify(await theAuditEvent(test, { action: 'api_key.rotated', entity_id: first.id }));
    const stored = (await deps.keys.get(scope, first.id))?.secrets.map(({ secret_hmac }) => secret_hmac) ?? [];
    expect(stored).toHaveLength(2);
    for (const never of [secret.slice(35), ...stored, ...passwords.values()]) expect(event).not.toContain(never);
  });

  it('by many at once with an overlap happens once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => rotate(HOUR)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await theAuditEvent(test, { action: 'api_key.rotated', entity_id: first.id });
  });

  it('hands nobody a key that may do more than he may', async () => {
    const before = await countAuditEvents(test);
    await expect(rotate(0, ['keys:manage', 'agents:read'])).rejects.toMatchObject({
      code: 'insufficient_scope',
      message: expect.stringContaining('search:read'),
    });
    expect(await countAuditEvents(test)).toBe(before);
    expect(await exchange(first.secret)).toBe(first.id);
  });

  it("is refused for a revoked, an expired and another tenant's key", async () => {
    const stranger = tenantScopeFixture({ tenant_id: 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC' });
    await expect(rotator.rotate(stranger, first.id, { overlap_seconds: 0 }, GRANTED)).rejects.toMatchObject({
      code: 'not_found',
    });
    await updater.update(scope, first.id, { expires_at: new Date(clock.now().getTime() + 1_000).toISOString() });
    clock.advance(1_000);
    await expect(rotate(0)).rejects.toMatchObject({ code: 'unprocessable', param: 'expires_at' });
    await updater.update(scope, first.id, { expires_at: null });
    const second = await rotate(HOUR);
    await createApiKeyRevoker(deps).revoke(scope, first.id);
    await expect(rotate(0)).rejects.toMatchObject({ code: 'api_key_revoked' });
    expect([await exchange(first.secret), await exchange(second.secret)]).toEqual(['invalid_client', 'invalid_client']);
    expect([...passwords.keys()].filter((name) => name.startsWith(first.id))).toEqual([]);
  });
});

describe('changing an API key', () => {
  it('changes what is named and nothing else; the same again is no change', async () => {
    const input = { name: 'Renamed', scopes: ['search:read' as const], metadata: { team: 'web' } };
    const changed = await updater.update(scope, first.id, input);
    expect(changed).toMatchObject({ ...input, expires_at: null });
    expect(await updater.update(scope, first.id, input)).toEqual(changed);
    const event = await theAuditEvent(test, { action: 'api_key.updated', entity_id: first.id });
    expect(event).toMatchObject({ old_value: { name: 'K' }, new_value: { name: 'Renamed', scopes: ['search:read'] } });
    const answer = await tokens.exchange({ grant_type: 'client_credentials', client_secret: first.secret });
    expect(answer.scope).toBe('search:read');
  });

  it('never gives it scopes, not even those that it had', async () => {
    await updater.update(scope, first.id, { scopes: ['search:read'] });
    for (const scopes of [['agents:read', 'search:read'], ['files:write']] as Scope[][]) {
      const refused = updater.update(scope, first.id, { scopes });
      await expect(refused).rejects.toMatchObject({ code: 'unprocessable', param: 'scopes' });
    }
  });

  it('moves its end, which counts from that moment', async () => {
    const soon = new Date(clock.now().getTime() + 5_000).toISOString();
    await updater.update(scope, first.id, { expires_at: soon });
    clock.advance(5_000);
    expect(await exchange(first.secret)).toBe('invalid_client');
    const past = updater.update(scope, first.id, { expires_at: clock.now().toISOString() });
    await expect(past).rejects.toMatchObject({ code: 'unprocessable', param: 'expires_at' });
  });
});
