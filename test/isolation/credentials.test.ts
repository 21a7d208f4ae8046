import {
  AppError,
  type ErrorCode,
  PLATFORM_SCOPES,
  type Principal,
  ROLE_SCOPES,
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

const guarded = routes.filter(({ auth }) => auth === 'cognito');
const isPlatform = ({ scope }: Route) => scope?.startsWith('platform:') === true;

let api: TestApi;
let owner: Principal;
let disabled: Principal;
let suspended: Principal;

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  owner = (await api.tenant()).principal;
  const doomed = await api.tenant();
  suspended = doomed.principal;
  disabled = await api.seed.operator(owner.tenant_id, 'owner');
  const database = api.db.client.db(api.db.name);
  const byId = (id: string) => ({ _id: id }) as object;
  await database.collection('operators').updateOne(byId(disabled.subject.id), { $set: { status: 'disabled' } });
  await database.collection('tenants').updateOne(byId(doomed.tenant_id), { $set: { status: 'suspended' } });
});

function expectRefusal(answer: ApiAnswer, code: ErrorCode, details: object | null = null): void {
  const error = new AppError(code);
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
) {
  const wrong: string[] = [];
  for (const route of guarded) {
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
      (answer, { scope }) => expectRefusal(answer, 'insufficient_scope', { required_scope: scope }),
    ));

  it('refuses the platform on tenant routes and tenants on platform routes, whatever scopes their tokens claim', () =>
    sweep(
      (route) =>
        api.as({ ...(isPlatform(route) ? owner : api.seed.platform), scopes: [...TENANT_SCOPES, ...PLATFORM_SCOPES] }),
      (answer, { scope }) => expectRefusal(answer, 'insufficient_scope', { required_scope: scope }),
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

  it('lets viewers read and nothing else', () =>
    sweep(
      async (route) => api.as({ ...owner, scopes: isPlatform(route) ? [] : ROLE_SCOPES.viewer }),
      (answer, { scope }) => {
        if (scope?.endsWith(':read') === true) expect([401, 403]).not.toContain(answer.status);
        else expectRefusal(answer, 'insufficient_scope', { required_scope: scope });
      },
    ));
});
