import { type Principal, TENANT_SCOPES } from '@patchbay/core/kernel';
import type { Route } from '@patchbay/http/route';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiAnswer, ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { absentValues } from './calls.ts';
import { keysOf, scopeOf } from './key-holders.ts';
import { makeResources } from './resources.ts';

const guarded = routes.filter(({ auth, scope }) => auth === 'cognito' && scope?.startsWith('platform:') !== true);
const platforms = routes.filter(({ scope }) => scope?.startsWith('platform:') === true);
const clients = routes.filter(({ auth }) => auth === 'session');

/** What is promised. The clock is moved; nobody sleeps. */
const PROMISED_MS = 60_000;

let api: TestApi;
let uses: ReturnType<typeof keysOf>;
let owner: Principal;
let ownerClient: ApiClient;

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  uses = keysOf(api.db);
}, 120_000);

beforeEach(async () => {
  ({ principal: owner, client: ownerClient } = await api.tenant());
  // The one clock of functions and tokens, `systemClock`, reads Date; timers of drivers stay as they are.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

/**
 * Calls each route with a parameter that none knows: a caller who is let in hears 400, before anything happens.
 * Answers by what they say and which routes said it.
 */
async function knock(client: ApiClient, swept: readonly Route[]): Promise<Record<string, string[]>> {
  const heard: Record<string, string[]> = {};
  for (const route of swept) {
    const values = absentValues(route);
    const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');
    const { status, body }: ApiAnswer = await client.call(route.method, path, undefined, {
      query: { unknown_parameter: '1' },
    });
    const said = `${status} ${body?.error?.code}`;
    heard[said] = [...(heard[said] ?? []), route.id];
  }
  return heard;
}

const LET_IN = ['400 invalid_query'];
const OUT = ['401 credential_revoked'];

interface Case {
  readonly principal: Principal;
  readonly shutOut: () => Promise<unknown>;
  readonly swept?: readonly Route[];
}

async function setStatus(collection: string, id: string, status: string): Promise<void> {
  const rows = api.db.client.db(api.db.name).collection<{ _id: string }>(collection);
  expect((await rows.updateOne({ _id: id }, { $set: { status } })).matchedCount).toBe(1);
}

const CASES: Record<string, () => Promise<Case> | Case> = {
  'a revoked API key': async () => {
    const principal = await uses.holder(scopeOf(owner));
    return { principal, shutOut: () => uses.revoke(scopeOf(owner), principal.subject.id) };
  },
  'an API key that expires': async () => {
    const principal = await uses.holder(scopeOf(owner));
    const expires_at = new Date(Date.now() + 1).toISOString();
    return { principal, shutOut: () => uses.update(scopeOf(owner), principal.subject.id, { expires_at }) };
  },
  'a secret whose overlap ends': async () => {
    const principal = await uses.holder(scopeOf(owner));
    const rotation = { overlap_seconds: 1 };
    return { principal, shutOut: () => uses.rotate(scopeOf(owner), principal.subject.id, rotation, TENANT_SCOPES) };
  },
  'a disabled operator': async () => {
    const principal = await api.seed.operator(owner.tenant_id, 'owner');
    return { principal, shutOut: () => setStatus('operators', principal.subject.id, 'disabled') };
  },
  'an operator of a suspended tenant': () => ({
    principal: owner,
    shutOut: () => api.platform.post(`/v1/tenants/${owner.tenant_id}/suspend`),
  }),
  'an API key of a suspended tenant': async () => ({
    principal: await uses.holder(scopeOf(owner)),
    shutOut: () => api.platform.post(`/v1/tenants/${owner.tenant_id}/suspend`),
  }),
  'an operator of an archived tenant': () => ({
    principal: owner,
    shutOut: () => api.platform.post(`/v1/tenants/${owner.tenant_id}/archive`),
  }),
  'an API key of an archived tenant': async () => ({
    principal: await uses.holder(scopeOf(owner)),
    shutOut: () => api.platform.post(`/v1/tenants/${owner.tenant_id}/archive`),
  }),
  'a disabled operator of the platform': async () => {
    const principal = await api.seed.operator(null, 'platform_admin');
    return { principal, shutOut: () => setStatus('operators', principal.subject.id, 'disabled'), swept: platforms };
  },
};

describe('on every route, within 60 s of the change', { timeout: 120_000 }, () => {
  it.each(Object.entries(CASES))('%s is out', async (_who, make) => {
    const { principal, shutOut, swept = guarded } = await make();
    expect(Object.keys(await knock(await api.as(principal), swept))).toEqual(LET_IN);
    await shutOut();
    vi.setSystemTime(Date.now() + PROMISED_MS);
    const heard = await knock(await api.as(principal), swept);
    expect(Object.keys(heard), JSON.stringify(heard)).toEqual(OUT);
  });

  it('the end user is out who was archived, and in again who was restored', async () => {
    const made = await makeResources(api, owner);
    const claims = {
      tenant_id: owner.tenant_id ?? '',
      user_id: made['user_id'] ?? '',
      session_id: made['session_id'] ?? '',
    };
    const user = async () => api.withToken((await api.session_tokens.issue(claims)).token);
    expect(clients.length).toBeGreaterThan(0);
    expect(Object.keys(await knock(await user(), clients))).toEqual(LET_IN);
    for (const [verb, expected] of [
      ['archive', OUT],
      ['restore', LET_IN],
    ] as const) {
      expect((await (await api.as(owner)).post(`/v1/users/${claims.user_id}/${verb}`)).status).toBe(200);
      vi.setSystemTime(Date.now() + PROMISED_MS);
      expect(Object.keys(await knock(await user(), clients))).toEqual(expected);
    }
  });

  it.each([
    [
      'a demoted operator has lost what the role has not',
      async () => {
        const principal = await api.seed.operator(owner.tenant_id, 'admin');
        return {
          principal,
          narrow: () => ownerClient.patch(`/v1/operators/${principal.subject.id}`, { role: 'viewer' }),
        };
      },
    ],
    [
      'an API key has lost the scopes that were taken away',
      async () => {
        const principal = await uses.holder(scopeOf(owner));
        const scopes = TENANT_SCOPES.filter((scope) => scope.endsWith(':read'));
        return { principal, narrow: () => ownerClient.patch(`/v1/api-keys/${principal.subject.id}`, { scopes }) };
      },
    ],
  ])('%s', async (_name, make) => {
    const { principal, narrow } = await make();
    await knock(await api.as(principal), guarded);
    expect((await narrow()).status).toBe(200);
    vi.setSystemTime(Date.now() + PROMISED_MS);
    const mayRead = guarded.filter(({ scope }) => scope?.endsWith(':read') === true || scope === 'memberships:select');
    const mayNot = guarded.filter((route) => !mayRead.includes(route));
    const heard = await knock(await api.as(principal), mayNot);
    expect(Object.keys(heard), JSON.stringify(heard)).toEqual(['403 insufficient_scope']);
    const reads = mayRead.filter(({ scope }) => scope !== 'memberships:select');
    expect(Object.keys(await knock(await api.as(principal), reads))).toEqual(LET_IN);
  });

  it.each([
    ['reactivated', 'suspend', 'reactivate'],
    ['restored', 'archive', 'restore'],
  ])('the people of a tenant that is %s are in again', async (_how, out, back) => {
    await api.platform.post(`/v1/tenants/${owner.tenant_id}/${out}`);
    expect(Object.keys(await knock(ownerClient, guarded))).toEqual(OUT);
    await api.platform.post(`/v1/tenants/${owner.tenant_id}/${back}`);
    vi.setSystemTime(Date.now() + PROMISED_MS);
    expect(Object.keys(await knock(await api.as(owner), guarded))).toEqual(LET_IN);
  });
});
