import type { Route } from '@patchbay/http/route';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { createTestSessionTokens } from '../api/support/session-tokens.ts';
import { absentValues, callRoute, type PathValues } from './calls.ts';
import { makeResources } from './resources.ts';

const behind = (auth: Route['auth']) => routes.filter((route) => route.auth === auth);
const signed = [...behind('internal'), ...behind('livekit')];

let api: TestApi;
let owner: ApiClient;
let claims: { tenant_id: string; user_id: string; session_id: string };

beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  const { principal, client, tenant_id } = await api.tenant();
  const made: PathValues = await makeResources(api, principal);
  owner = client;
  claims = { tenant_id, user_id: made['user_id'] ?? '', session_id: made['session_id'] ?? '' };
}, 120_000);

async function refusals(client: ApiClient, swept: readonly Route[]): Promise<Record<string, unknown>[]> {
  const answers = await Promise.all(swept.map((route) => callRoute(client, route, absentValues(route))));
  return answers.map(({ status, body }) => ({ status, code: body?.error?.code }));
}

const now = () => Math.floor(Date.now() / 1000);
const payloadOf = (token: string): object => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const all = (swept: readonly Route[], code: string) => swept.map(() => ({ status: 401, code }));

describe("an end user's door", () => {
  const swept = behind('session');

  it('opens to a session JWT, for its own session', async () => {
    const { token } = await api.session_tokens.issue(claims);
    const { status, body } = await api.withToken(token).get('/v1/client/session');
    expect([status, body.id]).toEqual([200, claims.session_id]);
  });

  it('stays closed to everything else', async () => {
    const forged = await (await createTestSessionTokens()).tokens.issue(claims);
    const none = await refusals(api.anonymous, swept);
    expect(none).toEqual(all(swept, 'unauthenticated'));
    expect(await refusals(api.withToken('junk'), swept)).toEqual(none);
    expect(await refusals(api.withToken(forged.token), swept)).toEqual(none);
    expect(await refusals(owner, swept)).toEqual(none);
  });

  it.each([
    ['is over', { exp: () => now() - 10 }],
    ['is not valid yet', { nbf: () => now() + 600 }],
    ['is for another audience', { aud: () => 'patchbay-api' }],
    ['is of another issuer', { iss: () => 'https://other.test' }],
    ['names no session', { session_id: () => undefined }],
    ['names no tenant', { tenant_id: () => undefined }],
  ])('stays closed to a token by the right key that %s', async (_what, changes) => {
    const { token } = await api.session_tokens.issue(claims);
    const said = payloadOf(token);
    const changed = Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value()]));
    const [good, bad] = [await api.signSessionJwt(said), await api.signSessionJwt({ ...said, ...changed })];
    expect((await api.withToken(good).get('/v1/client/session')).status).toBe(200);
    expect(await refusals(api.withToken(bad), swept)).toEqual(all(swept, 'unauthenticated'));
  });

  it('stays closed to a token without a signature, whatever algorithm it names', async () => {
    const [header = '', payload = '', signature = ''] = (await api.session_tokens.issue(claims)).token.split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const named = (alg: string) => Buffer.from(JSON.stringify({ alg, typ: 'JWT', kid })).toString('base64url');
    for (const token of [
      `${named('none')}.${payload}.`,
      `${named('none')}.${payload}.${signature}`,
      `${header}.${payload}.`,
      `${named('HS256')}.${payload}.${signature}`,
    ]) {
      expect(await refusals(api.withToken(token), swept)).toEqual(all(swept, 'unauthenticated'));
    }
  });

  it('shows nothing of a session that is not there, or another tenant has', async () => {
    const foreign = await makeResources(api, (await api.tenant()).principal);
    for (const session_id of ['ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC', foreign['session_id'] ?? '']) {
      const { token } = await api.session_tokens.issue({ ...claims, session_id });
      const answers = await Promise.all(swept.map((route) => callRoute(api.withToken(token), route, {})));
      expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual(swept.map(() => [404, 'not_found']));
    }
  });

  it('is closed to a user who is not there any more, and to one of another tenant', async () => {
    for (const changed of [
      { user_id: 'usr_01J9Z3XK5T8Q4V7N2M6R0W1YBC' },
      { tenant_id: (await api.tenant()).tenant_id },
    ]) {
      const { token } = await api.session_tokens.issue({ ...claims, ...changed });
      expect(await refusals(api.withToken(token), swept)).toEqual(all(swept, 'credential_revoked'));
    }
  });

  it('gives no way to the doors of operators', async () => {
    const { token } = await api.session_tokens.issue(claims);
    const guarded = behind('cognito');
    expect(await refusals(api.withToken(token), guarded)).toEqual(all(guarded, 'unauthenticated'));
  });
});

describe('the doors of our own systems and of LiveKit', () => {
  it.each([
    ['nothing', () => api.anonymous],
    ["an owner's access token", () => owner],
    ["an end user's session JWT", async () => api.withToken((await api.session_tokens.issue(claims)).token)],
    ['junk', () => api.withToken('junk')],
  ])('stay closed to %s', async (_what, client) => {
    expect(signed.length).toBeGreaterThan(1);
    expect(await refusals(await client(), signed)).toEqual(all(signed, 'invalid_signature'));
  });
});
