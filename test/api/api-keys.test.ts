import { parseApiKey } from '@patchbay/core/api-keys';
import type { Principal } from '@patchbay/core/kernel';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';

let api: TestApi;
let client: ApiClient;
let principal: Principal;

beforeAll(async () => {
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...(await makeAwsResources()).env } });
}, 600_000);

beforeEach(async () => {
  ({ client, principal } = await api.tenant());
});

const input = { name: 'Backend', scopes: ['search:read', 'agents:read', 'search:read'] };
const createKey = async (body: object = input, headers = {}) => client.post('/v1/api-keys', body, { headers });

const FORM = 'application/x-www-form-urlencoded';
const exchange = (form: string | Record<string, string>, headers: Record<string, string> = {}) =>
  api.anonymous.post('/v1/oauth/token', typeof form === 'string' ? form : new URLSearchParams(form).toString(), {
    headers: { 'content-type': FORM, ...headers },
  });
const withSecret = (client_secret: string) => exchange({ grant_type: 'client_credentials', client_secret });

describe('an API key', () => {
  it('is shown with its secret once, and afterwards without it', async () => {
    const { status, body, text } = await createKey();
    expect(status, text).toBe(201);
    expect(body).toMatchObject({ object: 'api_key', status: 'active', scopes: ['agents:read', 'search:read'] });
    expect(parseApiKey(body.secret)?.key_id).toBe(body.id);
    const { secret, ...shown } = body;
    expect((await client.get(`/v1/api-keys/${body.id}`)).body).toEqual(shown);
    const list = await client.get('/v1/api-keys');
    expect(list.body.data).toEqual([shown]);
    const audit = await client.get('/v1/audit-events');
    for (const { text: answer } of [list, audit]) expect(answer).not.toContain(secret.slice(35));
  });

  it('is made once for an Idempotency-Key; the secret is not shown again', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const { body } = await createKey(input, headers);
    const again = await createKey(input, headers);
    expect([again.status, again.body.error.code]).toEqual([409, 'secret_already_shown']);
    expect(again.body.error.details.entity).toEqual({ type: 'api_key', id: body.id });
    await theAuditEvent(api.db, { action: 'api_key.created', entity_id: body.id });
    const records = await api.db.client.db(api.db.name).collection('idempotency_records').find().toArray();
    expect(JSON.stringify(records)).not.toContain(body.secret.slice(35));
  });

  it('cannot hold what its creator lacks, nor anything of the platform', async () => {
    const limited = await api.as({ ...principal, scopes: ['keys:manage', 'search:read'] });
    const refused = await limited.post('/v1/api-keys', { name: 'x', scopes: ['search:read', 'files:write'] });
    expect([refused.status, refused.body.error.code, refused.body.error.param]).toEqual([
      403,
      'insufficient_scope',
      'scopes',
    ]);
    const platform = await createKey({ name: 'x', scopes: ['platform:tenants'] });
    expect([platform.status, platform.body.error.code]).toEqual([400, 'invalid_body']);
    expect((await client.get('/v1/api-keys')).body.data).toEqual([]);
  });

  it('is revoked once, however often; to another tenant it does not exist', async () => {
    const { body } = await createKey();
    const path = `/v1/api-keys/${body.id}/revoke`;
    const foreign = await (await api.tenant()).client.post(path);
    expect(foreign.status).toBe(404);
    const [first, second] = [await client.post(path), await client.post(path)];
    expect([first.status, first.body.status]).toEqual([200, 'revoked']);
    expect(second.body).toEqual(first.body);
    await theAuditEvent(api.db, { action: 'api_key.revoked', entity_id: body.id });
  });
});

describe('rotating an API key', () => {
  const HOUR = { overlap_seconds: 3600 };

  it('gives a second secret, both work, and an Idempotency-Key shows it once', async () => {
    const first = (await createKey()).body;
    const headers = { 'idempotency-key': 'rotate-1' };
    const rotated = await client.post(`/v1/api-keys/${first.id}/rotate`, HOUR, { headers });
    expect(rotated.status, rotated.text).toBe(200);
    expect(rotated.body).toMatchObject({ id: first.id, previous_secret_expires_at: expect.any(String) });
    for (const secret of [first.secret, rotated.body.secret]) {
      const { status, body } = await withSecret(secret);
      expect([status, body.scope]).toEqual([200, 'agents:read search:read']);
    }
    const again = await client.post(`/v1/api-keys/${first.id}/rotate`, HOUR, { headers });
    expect([again.status, again.body.error.code]).toEqual([409, 'secret_already_shown']);
    const running = await client.post(`/v1/api-keys/${first.id}/rotate`, HOUR);
    expect([running.status, running.body.error.code, running.body.error.details]).toEqual([
      409,
      'rotation_in_progress',
      { previous_secret_expires_at: rotated.body.previous_secret_expires_at },
    ]);
    await theAuditEvent(api.db, { action: 'api_key.rotated', entity_id: first.id });
    expect((await client.get(`/v1/api-keys/${first.id}`)).text).not.toContain('secret_hmac');
  });

  it('after a leak ends every earlier secret at once', async () => {
    const first = (await createKey()).body;
    const { body } = await client.post(`/v1/api-keys/${first.id}/rotate`, { overlap_seconds: 0 });
    expect([(await withSecret(first.secret)).status, (await withSecret(body.secret)).status]).toEqual([401, 200]);
  });

  it('is bounded, and refused to whoever may do less than the key', async () => {
    const { id } = (await createKey()).body;
    const path = `/v1/api-keys/${id}/rotate`;
    const long = await client.post(path, { overlap_seconds: 8 * 24 * 3600 });
    expect([long.status, long.body.error.param]).toEqual([400, 'overlap_seconds']);
    const limited = await api.as({ ...principal, scopes: ['keys:manage', 'search:read'] });
    const refused = await limited.post(path, HOUR);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'insufficient_scope']);
  });
});

describe('changing an API key', () => {
  it('takes scopes away, never gives any, and moves its end', async () => {
    const { id, secret } = (await createKey()).body;
    const path = `/v1/api-keys/${id}`;
    const narrowed = await client.patch(path, { name: 'Search only', scopes: ['search:read'] });
    expect(narrowed.body).toMatchObject({ name: 'Search only', scopes: ['search:read'] });
    expect((await withSecret(secret)).body.scope).toBe('search:read');
    const widened = await client.patch(path, { scopes: ['agents:read', 'search:read'] });
    expect([widened.status, widened.body.error.code, widened.body.error.param]).toEqual([
      422,
      'unprocessable',
      'scopes',
    ]);
    const past = await client.patch(path, { expires_at: '2020-01-01T00:00:00Z' });
    expect([past.status, past.body.error.param]).toEqual([422, 'expires_at']);
    const tried = await client.patch(path, { name: 'No' }, { query: { dry_run: 'true' } });
    expect([tried.body.name, (await client.get(path)).body.name]).toEqual(['No', 'Search only']);
    await client.post(`${path}/revoke`);
    const late = await client.patch(path, { name: 'x' });
    expect([late.status, late.body.error.code]).toEqual([409, 'api_key_revoked']);
  });
});

describe('POST /v1/oauth/token', () => {
  it('answers an API key with a token of Cognito, in the words of RFC 6749', async () => {
    const { secret } = (await createKey()).body;
    const { status, body, headers } = await withSecret(secret);
    expect([status, body.token_type, body.scope]).toEqual([200, 'Bearer', 'agents:read search:read']);
    expect(body.expires_in).toBeGreaterThan(0);
    const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString());
    expect(claims).toMatchObject({ token_use: 'access', username: parseApiKey(secret)?.key_id });
    expect(headers['cache-control']).toBe('no-store');
    const authorization = `Basic ${Buffer.from(`any:${encodeURIComponent(secret)}`).toString('base64')}`;
    expect((await exchange({ grant_type: 'client_credentials' }, { authorization })).status).toBe(200);
  });

  it('refuses every wrong credential with the same answer', async () => {
    const [good, revoked, mine] = [(await createKey()).body, (await createKey()).body, (await createKey()).body];
    await client.post(`/v1/api-keys/${revoked.id}/revoke`);
    const doomed = await api.tenant();
    const theirs = (await doomed.client.post('/v1/api-keys', input)).body;
    await api.platform.post(`/v1/tenants/${doomed.tenant_id}/suspend`);
    const answers = [
      await withSecret(revoked.secret),
      await withSecret(theirs.secret),
      await withSecret(good.secret.replace(/.{7}$/, '0000000')),
      await withSecret(''),
      await exchange({ grant_type: 'client_credentials', client_id: mine.id }),
      ...(await Promise.all(
        ['Basic %%%', 'Basic YTolenoK', 'Basic', 'Bearer x', `Basic ${btoa('a:%zz')}`].map((authorization) =>
          exchange({ grant_type: 'client_credentials' }, { authorization }),
        ),
      )),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, headers['www-authenticate'], headers['cache-control']]).toEqual([
        401,
        'Basic realm="patchbay"',
        'no-store',
      ]);
      expect(body).toEqual({ error: 'invalid_client', error_description: expect.any(String) });
    }
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await withSecret(good.secret)).status).toBe(200);
  });

  it.each<[string, string | Record<string, string>, Record<string, string>, string]>([
    ['another grant type', { grant_type: 'password', client_secret: 'x' }, {}, 'unsupported_grant_type'],
    ['no grant type', { client_secret: 'x' }, {}, 'invalid_request'],
    ['nothing', '', {}, 'invalid_request'],
    ['a grant type twice', 'grant_type=client_credentials&grant_type=client_credentials', {}, 'invalid_request'],
    ['a secret twice', 'grant_type=client_credentials&client_secret=a&client_secret=b', {}, 'invalid_request'],
    ['a scope twice', 'grant_type=client_credentials&scope=a&scope=b', {}, 'invalid_request'],
    ['JSON', '{"grant_type":"client_credentials"}', { 'content-type': 'application/json' }, 'invalid_request'],
    ['an endless secret', { grant_type: 'client_credentials', client_secret: 'x'.repeat(300) }, {}, 'invalid_request'],
  ])('refuses %s', async (_what, form, headers, error) => {
    const { status, body } = await exchange(form, headers);
    expect([status, body.error]).toEqual([400, error]);
    expect(Object.keys(body)).toEqual(['error', 'error_description']);
  });

  it('ignores parameters that it does not know, as RFC 6749 demands', async () => {
    const { secret } = (await createKey()).body;
    const form = { grant_type: 'client_credentials', client_secret: secret, audience: 'x', resource: 'y' };
    expect((await exchange(form)).status).toBe(200);
  });

  it('takes no body beyond its limit', async () => {
    const { status, body } = await exchange(`grant_type=client_credentials&junk=${'x'.repeat(9_000)}`);
    expect([status, body.error]).toEqual([413, 'invalid_request']);
  });
});
