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
    ['junk', () => api.withToken('junk')],
  ])('stay closed to %s', async (_what, client) => {
    expect(signed.length).toBeGreaterThan(1);
    expect(await refusals(client(), signed)).toEqual(all(signed, 'invalid_signature'));
  });
});
