import type { Principal } from '@patchbay/core/kernel';
import { type Authorizer, cognitoAuthorizer } from '@patchbay/http/host';
import { GATEWAY_SCOPE } from '@patchbay/http/openapi';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const ISSUER = 'https://cognito.test/people';
const CLIENT_ID = 'console';
const KEY_ID = 'test-key';

/** What a token may differ in from a good one. */
export interface TokenOptions {
  /** Claims that replace the good ones; `undefined` removes one. */
  readonly claims?: Record<string, unknown>;
  /** As jose takes it: `5m`, `-1m`. */
  readonly expires?: string;
  readonly issuer?: string;
  /** Signed by a key that nobody trusts. */
  readonly forged?: boolean;
}

/** An issuer of access tokens that look like those of our user pools, and the gateway's authorizer that trusts it. */
export interface TestIdentity {
  readonly authorizer: Authorizer;
  tokenOf(principal: Principal, options?: TokenOptions): Promise<string>;
}

/** Claims as the pre-token trigger writes them. */
function claimsOf(principal: Principal): Record<string, unknown> {
  return {
    token_use: 'access',
    client_id: CLIENT_ID,
    sub: principal.subject.id,
    scope: [GATEWAY_SCOPE.full, ...principal.scopes].join(' '),
    tenant_id: principal.tenant_id ?? '',
    user_id: principal.user_id,
    subject_type: principal.subject.type,
    subject_id: principal.subject.id,
    ...(principal.credential_id === undefined ? {} : { credential_id: principal.credential_id }),
  };
}

/** Makes an issuer with its own key. */
export async function createTestIdentity(): Promise<TestIdentity> {
  const trusted = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const { kty, n, e } = await exportJWK(trusted.publicKey);
  const jwk = { kty: String(kty), n: String(n), e: String(e), kid: KEY_ID, alg: 'RS256' as const, use: 'sig' as const };
  const issuer = { issuer: ISSUER, jwks: { keys: [jwk] }, client_ids: [CLIENT_ID] };
  return {
    authorizer: cognitoAuthorizer([issuer], GATEWAY_SCOPE.full),
    tokenOf: (principal, { claims = {}, expires = '5m', issuer: from = ISSUER, forged = false } = {}) =>
      new SignJWT({ ...claimsOf(principal), ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: KEY_ID })
        .setIssuer(from)
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(forged ? foreign.privateKey : trusted.privateKey),
  };
}
