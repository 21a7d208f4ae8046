import { fileURLToPath } from 'node:url';
import { type Principal, ROLE_SCOPES, type Scope } from '@patchbay/core/kernel';
import { DEFAULT_TENANT_LIMITS } from '@patchbay/core/tenancy';
import { cognitoAuthorizer, createHost, handlersIn } from '@patchbay/http/host';
import { idOf, type TestDatabase } from '@patchbay/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { routes } from '../../functions/http/routes.ts';

const FUNCTIONS = fileURLToPath(new URL('../../functions', import.meta.url));
const ISSUER = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_test';

/** Answer of the API, its body read as JSON. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

/** A signed-in caller of the API. */
export interface ApiCaller {
  readonly principal: Principal;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  get(path: string): Promise<ApiAnswer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  patch(path: string, body: unknown): Promise<ApiAnswer>;
}

/** The API in this process: its own handlers behind the local host, over the test's database. */
export interface LocalApi {
  /** An operator with a new tenant of its own, or in the tenant named. */
  signIn(options?: { tenant_id?: string; scopes?: readonly Scope[] }): Promise<ApiCaller>;
}

/**
 * Starts it. The handlers read their configuration from the process, as a Lambda does, so one file has one API. Tokens
 * are signed with a key of this test and pass the real authorizer.
 */
export async function startLocalApi(test: TestDatabase): Promise<LocalApi> {
  Object.assign(process.env, {
    MONGODB_URI: test.uri,
    MONGODB_DATABASE: test.name,
    STAGE: 'test',
    LOG_LEVEL: 'silent',
  });
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  const issuer = { issuer: ISSUER, jwks: { keys: [jwk] } as never, client_ids: null };
  const host = createHost({
    routes,
    handlerOf: handlersIn(FUNCTIONS),
    authorizers: { cognito: cognitoAuthorizer([issuer], 'patchbay/api') },
  });
  const database = test.client.db(test.name);
  let people = 0;

  async function tokenOf({ subject, tenant_id, user_id, scopes }: Principal): Promise<string> {
    const claims = { token_use: 'access', tenant_id, user_id, subject_type: subject.type, subject_id: subject.id };
    return new SignJWT({ ...claims, client_id: 'console', scope: ['patchbay/api', ...scopes].join(' ') })
      .setProtectedHeader({ alg: 'RS256', kid: 'test' })
      .setIssuer(ISSUER)
      .setSubject(subject.id)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  }

  async function register(tenantId: string, operatorId: string): Promise<void> {
    const now = new Date();
    const tenant = {
      object: 'tenant',
      name: 'A tenant',
      home_region: 'eu-central-1',
      time_zone: 'UTC',
      status: 'active',
      limits: { ...DEFAULT_TENANT_LIMITS, max_requests_per_second: 10_000, max_request_burst: 20_000 },
      metadata: {},
      created_at: now,
      updated_at: now,
      suspended_at: null,
      archived_at: null,
    };
    const byId = (id: string) => ({ _id: id }) as object;
    await database.collection('tenants').updateOne(byId(tenantId), { $setOnInsert: tenant }, { upsert: true });
    await database.collection('operators').insertOne({
      ...byId(operatorId),
      object: 'operator',
      tenant_id: tenantId,
      email: `${operatorId}@example.org`,
      role: 'owner',
      status: 'active',
      cognito_sub: `sub-${operatorId}`,
      selected_at: null,
      holds: 0,
      created_at: now,
      updated_at: now,
      disabled_at: null,
    });
  }

  return {
    async signIn({ tenant_id, scopes } = {}) {
      people += 1;
      const subject = { type: 'operator', id: idOf('operator', people) } as const;
      const tenantId = tenant_id ?? idOf('tenant', people);
      const principal = { subject, tenant_id: tenantId, user_id: subject.id, scopes: scopes ?? ROLE_SCOPES.owner };
      await register(tenantId, subject.id);
      const authorization = `Bearer ${await tokenOf(principal)}`;
      const call: ApiCaller['call'] = async (method, path, body, headers = {}) => {
        const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
        const answer = await host({
          method,
          url: path,
          headers: { authorization, 'content-type': 'application/json', ...headers },
          body: new TextEncoder().encode(text),
        });
        const answered = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
        return { status: answer.status, headers: answer.headers, body: answered === '' ? null : JSON.parse(answered) };
      };
      return {
        principal,
        call,
        get: (path) => call('GET', path),
        post: (path, body, headers) => call('POST', path, body, headers),
        put: (path, body, headers) => call('PUT', path, body, headers),
        patch: (path, body) => call('PATCH', path, body),
      };
    },
  };
}
