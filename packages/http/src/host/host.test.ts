import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTIVE, NO_KEYS } from '../handler/handler-fixtures.ts';
import { type HttpLambda, httpHandler } from '../handler/index.ts';
import { defineRoute, type Route } from '../route/index.ts';
import { cognitoAuthorizer, createHost, type HostRequest, listen } from './index.ts';

const ISSUER = 'https://issuer.test/people';
const base = { module: 'things', summary: 'x', errors: [], uses: [], audit: [], idempotency: 'none' } as const;
const echoed = z.record(z.string(), z.unknown());
const getThing = defineRoute({
  ...base,
  id: 'getThing',
  method: 'GET',
  path: '/v1/things/{thing_id}',
  auth: 'cognito',
  params: z.object({ thing_id: z.string() }),
  query: z.object({ q: z.string().optional() }),
  success: { status: 200, schema: echoed, description: 'ok' },
});
const postHook = defineRoute({
  ...base,
  id: 'postHook',
  method: 'POST',
  path: '/hook',
  auth: 'public',
  body: z.any(),
  body_format: 'raw',
  success: { status: 200, schema: echoed, description: 'ok' },
});

const edge = { principalStatus: { standingOf: async () => ACTIVE }, idempotency: NO_KEYS };
const handlers: Record<string, HttpLambda> = {
  getThing: httpHandler(
    getThing,
    async () => ({ edge }),
    ({ scope, params, query }) => ({ scope, params, query }),
  ),
  postHook: httpHandler(
    postHook,
    async () => ({}),
    ({ raw_body }) => ({ hex: Buffer.from(raw_body).toString('hex') }),
  ),
};

let key: CryptoKey;
let foreignKey: CryptoKey;
let host: ReturnType<typeof createHost>;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  foreignKey = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const trusted = { issuer: ISSUER, jwks: { keys: [jwk] }, client_ids: ['console'] } as never;
  host = createHost({
    routes: [getThing, postHook] as readonly Route[],
    handlerOf: async ({ id }) => handlers[id] as HttpLambda,
    authorizers: { cognito: cognitoAuthorizer([trusted], 'patchbay/api') },
  });
});

const GOOD = {
  token_use: 'access',
  client_id: 'console',
  scope: 'patchbay/api prompts:read',
  tenant_id: 'ten_1',
  user_id: 'usr_1',
  subject_type: 'operator',
  subject_id: 'opr_1',
};

async function token(claims: object = GOOD, { signer = key, issuer = ISSUER, expires = '5m' } = {}): Promise<string> {
  const jwt = new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(issuer);
  return jwt.setIssuedAt().setExpirationTime(expires).sign(signer);
}

async function call(over: Partial<HostRequest>) {
  const response = await host({ method: 'GET', url: '/v1/things/t1', headers: {}, body: new Uint8Array(), ...over });
  return { ...response, json: JSON.parse(response.body.toString()) };
}

describe('the host', () => {
  it('admits a good access token and hands its claims to the function', async () => {
    const { status, json } = await call({
      url: '/v1/things/a%20b?q=1',
      headers: { authorization: `Bearer ${await token()}` },
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ scope: { tenant_id: 'ten_1' }, params: { thing_id: 'a b' }, query: { q: '1' } });
  });

  it.each([
    ['no token', async () => undefined],
    ['junk', async () => 'junk'],
    ['an expired token', async () => token(GOOD, { expires: '-1m' })],
    ['a token of another key', async () => token(GOOD, { signer: foreignKey })],
    ['a token of another issuer', async () => token(GOOD, { issuer: 'https://issuer.test/other' })],
    ['an ID token', async () => token({ ...GOOD, token_use: 'id' })],
    ['a token of another client', async () => token({ ...GOOD, client_id: 'other' })],
    ['a token without the gateway scope', async () => token({ ...GOOD, scope: 'prompts:read' })],
    ['a token that says it needs no signature', async () => `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(GOOD))}.`],
  ])('answers 401 in our body to %s', async (_what, make) => {
    const value = await make();
    const headers: Record<string, string> = value === undefined ? {} : { Authorization: `Bearer ${value}` };
    const { status, json } = await call({ headers });
    expect([status, json.error.code, json.error.type]).toEqual([401, 'unauthenticated', 'authentication']);
  });

  it('answers 404 in our body where no route is', async () => {
    const { status, json } = await call({ url: '/v1/nothing' });
    expect([status, json.error.code]).toEqual([404, 'route_not_found']);
    expect((await call({ method: 'POST' })).status).toBe(404);
  });

  it('carries bytes that are no text unharmed', async () => {
    const body = new Uint8Array([0, 255, 128, 10]);
    const { json } = await call({ method: 'POST', url: '/hook', body });
    expect(json).toEqual({ hex: '00ff800a' });
  });

  it('serves the same on a port', async () => {
    const server = await listen(host);
    try {
      const response = await fetch(`${server.url}/v1/things/t1?q=2`, {
        headers: { authorization: `Bearer ${await token()}` },
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(await response.json()).toMatchObject({ query: { q: '2' } });
    } finally {
      await server.close();
    }
  });
});
