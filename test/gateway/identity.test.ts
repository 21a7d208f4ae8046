import { awsCredentials, callAws } from '@patchbay/local-stack';
import { decodeJwt, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiAnswer } from '../api/support/client.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

let product: DeployedProduct;
expectNoSecretInLogs(() => product);
let tenant: ProductTenant;

beforeAll(async () => {
  product = await deployedProduct();
  tenant = await product.createTenant();
}, PRODUCT_UP_MS);

/** The one error body of the API, whoever answers: a function or the gateway itself. */
function expectRefusal({ status, headers, body }: ApiAnswer, expected: [number, string, string]): void {
  expect([status, body?.error?.type, body?.error?.code], JSON.stringify(body)).toEqual(expected);
  expect(Object.keys(body.error).sort()).toEqual(
    ['type', 'code', 'message', 'param', 'request_id', 'doc_url', 'details'].sort(),
  );
  expect(body.error.request_id).not.toBe('');
  expect(headers['request-id']).toBe(body.error.request_id);
  expect(headers['content-type']).toMatch(/^application\/json/);
}

const UNAUTHENTICATED: [number, string, string] = [401, 'authentication', 'unauthenticated'];

describe('who gets in', { timeout: 60_000 }, () => {
  it('a person who signed in at Cognito, and a server with a token for its API key', async () => {
    for (const token of [tenant.owner_token, tenant.token]) {
      const answer = await product.api(token).get('/v1/tenant');
      expect(answer).toMatchObject({ status: 200, body: { id: tenant.tenant_id, status: 'active' } });
    }
  });

  it('with claims that the trigger wrote from our own data, and without rights on their own attributes', async () => {
    const claims = decodeJwt(tenant.token);
    expect(claims).toMatchObject({
      token_use: 'access',
      tenant_id: tenant.tenant_id,
      user_id: tenant.api_key.id,
      subject_type: 'api_key',
      subject_id: tenant.api_key.id,
      credential_id: tenant.api_key.id,
    });
    for (const token of [tenant.token, tenant.owner_token]) {
      const scopes = String(decodeJwt(token).scope).split(' ');
      expect(scopes).toContain('patchbay/api');
      expect(scopes).not.toContain('aws.cognito.signin.user.admin');
      expect(scopes.filter((scope) => scope.startsWith('platform:'))).toEqual([]);
    }
  });

  it('to what its scopes allow: 403 names the missing one', async () => {
    const key = await product.createApiKey(tenant.owner_token, ['search:read']);
    const { body } = await product.exchange(key.secret);
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'search:read' });
    const answer = await product.api(body.access_token).get('/v1/agents');
    expectRefusal(answer, [403, 'permission', 'insufficient_scope']);
    expect(answer.body.error.details).toEqual({ required_scope: 'agents:read' });
  });

  it('to its own tenant, never to the platform', async () => {
    const other = await product.createTenant();
    for (const path of ['/v1/tenants', `/v1/tenants/${other.tenant_id}`, `/v1/tenants/${tenant.tenant_id}`]) {
      const answer = await product.api(tenant.owner_token).get(path);
      expectRefusal(answer, [403, 'permission', 'insufficient_scope']);
    }
  });
});

describe('who stays out', { timeout: 60_000 }, () => {
  const PATH = '/v1/agents';

  it.each<[string, () => Promise<string | undefined>]>([
    ['nobody in particular', async () => undefined],
    ['junk', async () => 'junk'],
    ['a token with a changed claim', async () => tampered(tenant.token)],
    ['a token without a signature', async () => unsigned(tenant.token)],
    ['a token of our issuer by another key', () => forged(tenant.token)],
    ['an ID token', async () => (await product.signIn(tenant.owner.email, tenant.owner.password)).id_token],
    ['a refresh token', async () => (await product.signIn(tenant.owner.email, tenant.owner.password)).refresh_token],
    ['a person of a foreign pool', foreignToken],
  ])('%s: 401 in our words', async (_who, token) => {
    expectRefusal(await product.api(await token()).get(PATH), UNAUTHENTICATED);
  });

  it('a person with the wrong password, and one who was never invited', async () => {
    await expect(product.signIn(tenant.owner.email, 'Wrong-1-password')).rejects.toThrow(/NotAuthorized/);
    await expect(product.signIn('nobody@example.org', 'Wrong-1-password')).rejects.toThrow(/NotAuthorized|NotFound/);
  });

  it('an API key that is not quite right, in the words of RFC 6749', async () => {
    const { status, body, headers } = await product.exchange(tenant.api_key.secret.replace(/.$/, '!'));
    expect([status, body.error, headers['www-authenticate']]).toEqual([
      401,
      'invalid_client',
      'Basic realm="patchbay"',
    ]);
  });
});

describe('who gets out again', { timeout: 120_000 }, () => {
  /** Statuses are remembered for 30 s; 60 s is what is promised. */
  const WITHIN = { timeout: 60_000, interval: 1_000 };
  const answersWith = (token: string) => async () => {
    const { status, body } = await product.api(token).get('/v1/prompts');
    return [status, body.error?.code];
  };

  it('a revoked key and everybody of a suspended tenant, within 60 s; the reactivated come back', async () => {
    const doomed = await product.createTenant();
    const key = await product.createApiKey(tenant.owner_token, ['prompts:read']);
    const { access_token } = (await product.exchange(key.secret)).body;
    for (const token of [access_token, doomed.token, doomed.owner_token]) {
      expect(await answersWith(token)()).toEqual([200, undefined]);
    }
    const platform = product.api(
      (await product.signIn(product.operator.email, product.operator.password)).access_token,
    );
    expect((await product.api(tenant.owner_token).post(`/v1/api-keys/${key.id}/revoke`)).status).toBe(200);
    expect((await platform.post(`/v1/tenants/${doomed.tenant_id}/suspend`)).status).toBe(200);

    expect((await product.exchange(key.secret)).body.error).toBe('invalid_client');
    expect((await product.exchange(doomed.api_key.secret)).body.error).toBe('invalid_client');
    // AWS refuses the sign-in when the trigger refuses its claims; the emulator gives a token without any.
    const late = await product.signIn(doomed.owner.email, doomed.owner.password).catch(() => undefined);
    expectRefusal(await product.api(late?.access_token).get('/v1/prompts'), UNAUTHENTICATED);
    await Promise.all(
      [access_token, doomed.token, doomed.owner_token].map((token) =>
        expect.poll(answersWith(token), WITHIN).toEqual([401, 'credential_revoked']),
      ),
    );
    expect((await platform.post(`/v1/tenants/${doomed.tenant_id}/reactivate`)).status).toBe(200);
    expect((await product.exchange(doomed.api_key.secret)).status).toBe(200);
    await expect.poll(answersWith(doomed.token), WITHIN).toEqual([200, undefined]);
  });
});

const parts = (token: string) => token.split('.') as [string, string, string];
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function tampered(token: string): string {
  const [header, , signature] = parts(token);
  return `${header}.${encoded({ ...decodeJwt(token), tenant_id: 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC' })}.${signature}`;
}

const unsigned = (token: string) => `${encoded({ alg: 'none', typ: 'JWT' })}.${parts(token)[1]}.`;

async function forged(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  const header = JSON.parse(Buffer.from(parts(token)[0], 'base64url').toString());
  return new SignJWT(decodeJwt(token)).setProtectedHeader({ ...header, alg: 'RS256' }).sign(privateKey);
}

/** A real access token of a user pool that is none of ours. */
async function foreignToken(): Promise<string> {
  const call = async (operation: string, json: object) => {
    const target = `AWSCognitoIdentityProviderService.${operation}`;
    const request = { service: 'cognito-idp', target, json };
    const answer = await callAws(product.endpoints.aws_endpoint_url, awsCredentials(process.env), request);
    if (!answer.ok) throw new Error(answer.text);
    return JSON.parse(answer.text || '{}');
  };
  const { UserPool: pool } = await call('CreateUserPool', { PoolName: 'foreign' });
  const { UserPoolClient: client } = await call('CreateUserPoolClient', {
    UserPoolId: pool.Id,
    ClientName: 'foreign',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  const [username, password] = ['stranger@example.org', 'Strange-1-password'];
  const user = { UserPoolId: pool.Id, Username: username };
  await call('AdminCreateUser', { ...user, MessageAction: 'SUPPRESS' });
  await call('AdminSetUserPassword', { ...user, Password: password, Permanent: true });
  const { AuthenticationResult: result } = await call('InitiateAuth', {
    ClientId: client.ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: password },
  });
  return result.AccessToken;
}
