import type { webcrypto } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { createSessionTokenService, type SigningKey } from '@patchbay/core/session-tokens';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { SignJWT } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sessionAuthorizer } from './index.ts';

const ISSUER = 'https://api.test';
const METHOD_ARN = 'arn:aws:execute-api:eu-central-1:111122223333:abc123/prod/GET/v1/client/session';
const CLAIMS = { tenant_id: 'ten_1', user_id: 'usr_1', session_id: 'ses_1' };

async function newKey(): Promise<SigningKey & { readonly private_key: webcrypto.CryptoKey }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return {
    private_key: privateKey,
    publicJwk: async () => ({ kty: 'EC', crv: 'P-256', x, y }),
    sign: async (input) => new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, Buffer.from(input))),
  };
}

const key = await newKey();
let now = Date.now();
const tokens = (signer: SigningKey = key, issuer = ISSUER) =>
  createSessionTokenService({
    key: signer,
    issuer,
    clock: { now: () => new Date(now) },
    ids: { next: () => crypto.randomUUID() },
  });
const jwks = await tokens().jwks();
const authorize = sessionAuthorizer(async () => ({ issuer: ISSUER, jwks }));

const event = (headers: Record<string, string> | null) =>
  ({ type: 'REQUEST', methodArn: METHOD_ARN, headers }) as unknown as APIGatewayRequestAuthorizerEvent;
const withToken = (token: string) => authorize(event({ authorization: `Bearer ${token}` }));

/** A token by our own key that says exactly this. */
function signed(claims: Record<string, unknown>, header: Record<string, string> = {}): Promise<string> {
  const good = { iss: ISSUER, aud: 'patchbay-client', sub: CLAIMS.user_id, tenant_id: 'ten_1', session_id: 'ses_1' };
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: jwks.keys[0]?.kid ?? '', ...header })
    .setIssuedAt()
    .setExpirationTime(claims.exp === undefined ? '5m' : (claims.exp as number))
    .sign(key.private_key);
}

describe('the door of end users', () => {
  it('admits a session JWT to the client routes of its API and stage, and to nothing else', async () => {
    const { token, expires_at } = await tokens().issue(CLAIMS);
    for (const headers of [{ authorization: `Bearer ${token}` }, { Authorization: `bearer ${token}` }]) {
      const { principalId, policyDocument, context } = await authorize(event(headers));
      expect({ principalId, context }).toEqual({ principalId: 'usr_1', context: CLAIMS });
      expect(policyDocument.Statement).toEqual([
        {
          Action: 'execute-api:Invoke',
          Effect: 'Allow',
          Resource: 'arn:aws:execute-api:eu-central-1:111122223333:abc123/prod/*/v1/client/*',
        },
      ]);
    }
    expect(expires_at.getTime()).toBe((Math.floor(now / 1000) + 900) * 1000);
  });

  it('gives every token another jti', async () => {
    const [one, two] = await Promise.all([tokens().issue(CLAIMS), tokens().issue(CLAIMS)]);
    const jti = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).jti;
    expect(jti(one.token)).not.toBe(jti(two.token));
  });

  it('is not opened by a token once its 15 minutes are over', async () => {
    now = Date.now() - 901_000;
    const { token } = await tokens().issue(CLAIMS);
    now = Date.now();
    await expect(withToken(token)).rejects.toThrow(/^Unauthorized$/);
  });

  it('is not opened by a token with any one character of its signature or claims changed', async () => {
    const { token } = await tokens().issue(CLAIMS);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const flipped = (text: string, at: number) =>
      `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
    for (let at = 0; at < signature.length - 1; at += 7) {
      await expect(withToken(`${header}.${payload}.${flipped(signature, at)}`)).rejects.toThrow(/^Unauthorized$/);
    }
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...claims, tenant_id: 'ten_2' })).toString('base64url');
    await expect(withToken(`${header}.${other}.${signature}`)).rejects.toThrow(/^Unauthorized$/);
  });

  it('is not opened by a key that is not ours, nor by one that a token brings or names itself', async () => {
    const stranger = await newKey();
    const { token } = await tokens(stranger).issue(CLAIMS);
    await expect(withToken(token)).rejects.toThrow(/^Unauthorized$/);
    const [, payload, signature] = token.split('.');
    const ours = Buffer.from(JSON.stringify({ alg: 'ES256', kid: jwks.keys[0]?.kid })).toString('base64url');
    await expect(withToken(`${ours}.${payload}.${signature}`)).rejects.toThrow(/^Unauthorized$/);
  });

  it('asks no server for keys, whatever key a token names', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const local = sessionAuthorizer(async () => ({ issuer, jwks }));
    const unknown = await signed({ iss: issuer }, { kid: 'unknown', jku: `${issuer}/jwks` });
    await expect(local(event({ authorization: `Bearer ${unknown}` }))).rejects.toThrow(/^Unauthorized$/);
    expect(connections).toBe(0);
  });

  it('is not opened without a signature (alg none), nor by our public key as a shared secret (HS256)', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: ISSUER, aud: 'patchbay-client', sub: 'usr_1', exp: 9_999_999_999, ...CLAIMS };
    for (const alg of ['none', 'None', 'HS256']) {
      const unsigned = `${encode({ alg, kid: jwks.keys[0]?.kid })}.${encode(claims)}`;
      for (const signature of ['', 'AAAA'])
        await expect(withToken(`${unsigned}.${signature}`)).rejects.toThrow(/^Unauthorized$/);
    }
    const secret = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
    const confused = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: jwks.keys[0]?.kid ?? '' })
      .sign(secret);
    await expect(withToken(confused)).rejects.toThrow(/^Unauthorized$/);
  });

  it.each([
    ['of another issuer', { iss: 'https://other.test' }],
    ['for another audience', { aud: 'patchbay-api' }],
    ['that is not valid yet', { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ['that is over', { exp: Math.floor(Date.now() / 1000) - 10 }],
    ['without a user', { sub: undefined }],
    ['without a tenant', { tenant_id: undefined }],
    ['without a session', { session_id: undefined }],
    ['with a list as its tenant', { tenant_id: ['ten_1'] }],
  ])('is not opened by a token %s', async (_what, claims) => {
    await expect(signed({}).then(withToken)).resolves.toMatchObject({ context: CLAIMS });
    await expect(signed(claims).then(withToken)).rejects.toThrow(/^Unauthorized$/);
  });

  it.each([
    ['no headers', null],
    ['no credential', {}],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['junk', { authorization: 'Bearer junk' }],
    ['two tokens', { authorization: 'Bearer a.b.c d.e.f' }],
  ])('is not opened by %s', async (_what, headers) => {
    await expect(authorize(event(headers))).rejects.toThrow(/^Unauthorized$/);
  });

  it('asks for its keys again after it could not have them, and does not call that the token’s fault', async () => {
    let attempts = 0;
    const flaky = sessionAuthorizer(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('KMS is away');
      return { issuer: ISSUER, jwks };
    });
    const { token } = await tokens().issue(CLAIMS);
    const request = event({ authorization: `Bearer ${token}` });
    await expect(flaky(request)).rejects.toThrow('KMS is away');
    await expect(flaky(request)).resolves.toMatchObject({ context: CLAIMS });
    await flaky(request);
    expect(attempts).toBe(2);
  });
});
