import { setTimeout } from 'node:timers/promises';
import {
  AppError,
  type ErrorCode,
  PLATFORM_SCOPES,
  type Principal,
  ROLE_SCOPES,
  type Role,
  TENANT_SCOPES,
} from '@patchbay/core/kernel';
import type { Route } from '@patchbay/http/route';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiAnswer, ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import type { TokenOptions } from '../api/support/identity.ts';
import { absentValues, callRoute } from './calls.ts';
import { keysOf, scopeOf } from './key-holders.ts';

const guarded = routes.filter(({ auth }) => auth === 'cognito');
const isPlatform = ({ scope }: Route) => scope?.startsWith('platform:') === true;

let api: TestApi;
let owner: Principal;
let disabled: Principal;
let suspended: Principal;
/** Principals of tokens that API keys got while they were good. */
let keys: Record<'good' | 'revoked' | 'expired' | 'replaced' | 'suspended', Principal>;

const TENANT_ROLES = ['owner', 'admin', 'developer', 'viewer'] as const;
const EVERY_SCOPE = [...TENANT_SCOPES, ...PLATFORM_SCOPES];
const NOBODYS_KEY = 'key_01J9Z3XK5T8Q4V7N2M6R0W1YBC';

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  owner = (await api.tenant()).principal;
  const doomed = await api.tenant();
  suspended = doomed.principal;
  disabled = await api.seed.operator(owner.tenant_id, 'owner');
  const uses = keysOf(api.db);
  const scope = scopeOf(owner);
  const [good, revoked, expired, replaced] = [
    await uses.holder(scope),
    await uses.holder(scope),
    await uses.holder(scope),
    await uses.holder(scope),
  ];
  keys = { good, revoked, expired, replaced, suspended: await uses.holder(scopeOf(suspended)) };
  await uses.revoke(scope, revoked.subject.id);
  await uses.update(scope, expired.subject.id, { expires_at: new Date(Date.now() + 100).toISOString() });
  await uses.rotate(scope, replaced.subject.id, { overlap_seconds: 0 }, TENANT_SCOPES);
  await setTimeout(150);
  const database = api.db.client.db(api.db.name);
  const byId = (id: string) => ({ _id: id }) as object;
  await database.collection('operators').updateOne(byId(disabled.subject.id), { $set: { status: 'disabled' } });
  await database.collection('tenants').updateOne(byId(doomed.tenant_id), { $set: { status: 'suspended' } });
});

/** Refused for want of a scope, which is named. */
function expectLackOf(answer: ApiAnswer, { scope }: Route): void {
  const message = `The credential lacks the scope ${scope}, which this operation needs.`;
  expectRefusal(answer, 'insufficient_scope', { message, details: { required_scope: scope } });
}

function expectRefusal(
  answer: ApiAnswer,
  code: ErrorCode,
  { message, details = null }: { readonly message?: string; readonly details?: object | null } = {},
): void {
  const error = new AppError(code, message === undefined ? {} : { message });
  expect(answer.status).toBe(error.status);
  expect(answer.headers['request-id']).toBe(answer.body.error.request_id);
  expect(answer.body).toEqual({
    error: {
      type: error.status === 401 ? 'authentication' : 'permission',
      code,
      message: error.message,
      param: null,
      request_id: expect.any(String),
      doc_url: `/v1/docs/errors#${code}`,
      details,
    },
  });
}

/** The principal that may call a route, were its token or its standing right. */
const rightful = (route: Route) => (isPlatform(route) ? api.seed.platform : owner);

const BAD_TOKENS: readonly [string, TokenOptions][] = [
  ['an expired token', { expires: '-1m' }],
  ['a token forged with another key', { forged: true }],
  ['a token of another issuer', { issuer: 'https://cognito.test/other' }],
  ['a token made for another client', { claims: { client_id: 'someone-else' } }],
  ['an ID token', { claims: { token_use: 'id' } }],
  ['a token without the gateway scope', { claims: { scope: [...TENANT_SCOPES, ...PLATFORM_SCOPES].join(' ') } }],
];

/** Signed and current, but without what the pre-token trigger writes: the function itself must refuse it. */
const INCOMPLETE_TOKENS: readonly [string, TokenOptions][] = [
  ['no tenant_id', { claims: { tenant_id: undefined } }],
  ['no subject', { claims: { subject_id: undefined } }],
  ['no user', { claims: { user_id: undefined } }],
  ["our own systems' subject type", { claims: { subject_type: 'system' } }],
];

async function sweep(
  clientFor: (route: Route) => Promise<ApiClient> | ApiClient,
  check: (answer: ApiAnswer, route: Route) => void,
  of: (route: Route) => boolean = () => true,
) {
  const wrong: string[] = [];
  const swept = guarded.filter(of);
  expect(swept.length).toBeGreaterThan(0);
  for (const route of swept) {
    const answer = await callRoute(await clientFor(route), route, absentValues(route));
    try {
      check(answer, route);
    } catch (error) {
      wrong.push(`${route.id}: ${(error as Error).message}`);
    }
  }
  expect(wrong).toEqual([]);
}

describe(`every one of the ${guarded.length} guarded routes`, { timeout: 120_000 }, () => {
  it('is there to be swept', () => {
    expect(guarded.length).toBeGreaterThan(50);
  });

  it('refuses a request without a credential', () =>
    sweep(
      () => api.anonymous,
      (answer) => expectRefusal(answer, 'unauthenticated'),
    ));

  it('refuses junk in place of a token', () =>
    sweep(
      () => api.withToken('junk.junk.junk'),
      (answer) => expectRefusal(answer, 'unauthenticated'),
    ));

  it.each(BAD_TOKENS)('refuses %s', (_what, options) =>
    sweep(
      (route) => api.as(rightful(route), options),
      (answer) => expectRefusal(answer, 'unauthenticated'),
    ),
  );

  it.each(INCOMPLETE_TOKENS)('refuses a token with %s', (_what, options) =>
    sweep(
      (route) => api.as(rightful(route), options),
      (answer) => expectRefusal(answer, 'unauthenticated'),
    ),
  );

  it('refuses a credential that lacks its scope, and names the scope', () =>
    sweep(
      (route) =>
        api.as({ ...rightful(route), scopes: rightful(route).scopes.filter((scope) => scope !== route.scope) }),
      expectLackOf,
    ));

  it('refuses the platform on tenant routes and tenants on platform routes, whatever scopes their tokens claim', () =>
    sweep(
      (route) =>
        api.as({ ...(isPlatform(route) ? owner : api.seed.platform), scopes: [...TENANT_SCOPES, ...PLATFORM_SCOPES] }),
      expectLackOf,
    ));

  it('refuses an operator who was disabled after the token was issued', () =>
    sweep(
      (route) => api.as({ ...disabled, tenant_id: isPlatform(route) ? null : disabled.tenant_id }),
      (answer) => expectRefusal(answer, 'credential_revoked'),
    ));

  it('refuses an operator whose tenant is suspended', () =>
    sweep(
      (route) => api.as(isPlatform(route) ? { ...suspended, tenant_id: null } : suspended),
      (answer) => expectRefusal(answer, 'credential_revoked'),
    ));

  it.each<[string, () => Promise<Principal> | Principal]>([
    ['a revoked API key', () => keys.revoked],
    ['an expired API key', () => keys.expired],
    ['an API key by a secret that was replaced', () => keys.replaced],
    ["an API key by another key's secret", () => ({ ...keys.good, credential_id: keys.revoked.credential_id ?? '' })],
    ['an API key of a suspended tenant', () => keys.suspended],
    ['an API key under another tenant', () => ({ ...keys.good, tenant_id: suspended.tenant_id })],
    ['an API key that is none', () => ({ ...keys.good, subject: { type: 'api_key', id: NOBODYS_KEY } })],
  ])('refuses %s', (_what, holder) =>
    sweep(
      async () => api.as(await holder()),
      (answer) => expectRefusal(answer, 'credential_revoked'),
    ),
  );

  it.each<[string, TokenOptions]>([
    ["a key's token that names no secret", { claims: { credential_id: undefined } }],
    ["a key's token without a tenant", { claims: { tenant_id: '' } }],
  ])('refuses %s', (_what, options) =>
    sweep(
      () => api.as(keys.good, options),
      (answer) => expectRefusal(answer, 'unauthenticated'),
    ),
  );

  it.each(TENANT_ROLES)('gives the role %s what it may do, whatever its token claims', async (role) => {
    const principal = { ...(await api.seed.operator(owner.tenant_id, role)), scopes: EVERY_SCOPE };
    await sweep(
      () => api.as(principal),
      (answer) => expect([401, 403]).not.toContain(answer.status),
      ({ method, scope }) => method === 'GET' && ROLE_SCOPES[role].some((has) => has === scope),
    );
    await sweep(
      () => api.as(principal),
      expectLackOf,
      ({ scope }) => !ROLE_SCOPES[role].some((has) => has === scope),
    );
  });

  it('lets viewers change nothing but where they act, and developers no people and no keys', () => {
    const open = (role: Role) => guarded.filter(({ scope }) => ROLE_SCOPES[role].some((has) => has === scope));
    // What is read and audited all the same (a download) changes nothing.
    const changes = open('viewer').filter(
      ({ method, audit, dry_run }) => method !== 'GET' && (audit.length > 0 || dry_run === true),
    );
    expect(changes.map(({ id }) => id)).toEqual([]);
    const closed = open('developer').filter(
      ({ module, audit }) => audit.length > 0 && ['api-keys', 'operators', 'tenants'].includes(module),
    );
    expect(closed.map(({ id }) => id)).toEqual([]);
    expect(open('admin').length).toBe(open('owner').length);
  });
});
