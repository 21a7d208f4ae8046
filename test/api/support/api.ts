import { resolve } from 'node:path';
import { systemClock, ulidSource } from '@patchbay/config';
import type { Principal, Role } from '@patchbay/core/kernel';
import { createHost, handlersIn } from '@patchbay/http/host';
import { openTestDatabase, type TestDatabase } from '@patchbay/testing';
import { handler as preflight } from '../../../functions/authorizers/answer-preflight/handler.ts';
import { routes } from '../../../functions/http/routes.ts';
import { type ApiClient, apiClient } from './client.ts';
import { createTestIdentity, type TestIdentity, type TokenOptions } from './identity.ts';
import { createSeed, type Seed } from './seed.ts';
import { createTestSessionTokens, type TestSessionTokens } from './session-tokens.ts';

/** The API in this process, on a database of its own, with callers as a test needs them. */
export interface TestApi {
  /** Nobody in particular. */
  readonly anonymous: ApiClient;
  /** The operator of the platform. */
  readonly platform: ApiClient;
  readonly identity: TestIdentity;
  /** The host itself, for those who put it on a port. */
  readonly host: ReturnType<typeof createHost>;
  /** Issues session JWTs that `/v1/client/*` accepts. */
  readonly session_tokens: TestSessionTokens['tokens'];
  /** Signs whatever is to stand in a session JWT, with the key that `/v1/client/*` trusts. */
  readonly signSessionJwt: TestSessionTokens['sign'];
  readonly seed: Seed;
  readonly db: TestDatabase;
  /** A client with a token for this principal, good unless options spoil it. */
  as(principal: Principal, options?: TokenOptions): Promise<ApiClient>;
  /** A client with whatever is given as its token. */
  withToken(token: string): ApiClient;
  /** A new tenant and a client of a person in it, the owner unless told otherwise. */
  tenant(
    role?: Role,
  ): Promise<{ readonly tenant_id: string; readonly principal: Principal; readonly client: ApiClient }>;
}

/** How the API is started. */
export interface TestApiOptions {
  /** Variables for modules that need more than MongoDB. */
  readonly env?: Record<string, string>;
  /** Another database than a fresh one of the run's mongod. */
  readonly database?: TestDatabase;
}

/**
 * Starts the real handlers in this process behind the gateway's checks, on a fresh database of the real mongod. Call
 * it once at the top of a test file: handlers keep the configuration that they find first.
 */
export async function startApi(options: TestApiOptions = {}): Promise<TestApi> {
  const db = options.database ?? (await openTestDatabase({ clock: systemClock, ids: ulidSource() }));
  const defaults = {
    STAGE: 'test',
    LOG_LEVEL: 'silent',
    AWS_REGION: 'us-east-1',
    CORS_ORIGINS: 'https://console.test',
  };
  Object.assign(process.env, defaults, { MONGODB_URI: db.uri, MONGODB_DATABASE: db.name }, options.env);
  const identity = await createTestIdentity();
  const sessions = await createTestSessionTokens();
  const host = createHost({
    routes,
    handlerOf: handlersIn(resolve(import.meta.dirname, '../../../functions')),
    preflight,
    authorizers: { cognito: identity.authorizer, session: sessions.authorizer },
  });
  const seed = await createSeed(db);
  const as = async (principal: Principal, tokenOptions?: TokenOptions) =>
    apiClient(host, await identity.tokenOf(principal, tokenOptions));
  return {
    anonymous: apiClient(host, undefined),
    platform: await as(seed.platform),
    identity,
    host,
    session_tokens: sessions.tokens,
    signSessionJwt: sessions.sign,
    seed,
    db,
    as,
    withToken: (token) => apiClient(host, token),
    async tenant(role = 'owner') {
      const tenant_id = await seed.tenant();
      const principal = await seed.operator(tenant_id, role);
      return { tenant_id, principal, client: await as(principal) };
    },
  };
}
