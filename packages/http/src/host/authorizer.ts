import { JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';

/**
 * Decides like one of the gateway's authorizers over the Authorization header: what goes into
 * `requestContext.authorizer`, or `undefined` for 401.
 */
export type Authorizer = (authorization: string | undefined) => Promise<Record<string, unknown> | undefined>;

/** A user pool whose access tokens are accepted. */
export interface TrustedIssuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** Where its public keys are fetched, or the keys themselves. */
  readonly jwks: string | Jwks;
  /** App clients whose tokens count; `null` for any. */
  readonly client_ids: readonly string[] | null;
}

/** Claims arrive in a function as strings, as the gateway passes them. */
function stringClaims(payload: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** A token with or without the word Bearer, as Cognito authorizers take it. */
function tokenOf(authorization: string | undefined): string | undefined {
  return authorization?.replace(/^Bearer\s+/i, '').trim() || undefined;
}

/**
 * The gateway's Cognito authorizer with one authorization scope: a signed, current access token of a trusted pool
 * that carries the scope.
 */
export function cognitoAuthorizer(issuers: readonly TrustedIssuer[], requiredScope: string): Authorizer {
  const verifiers = issuers.map(({ issuer, jwks, client_ids }) => {
    const verifier = JwtVerifier.create({
      issuer,
      audience: null,
      ...(typeof jwks === 'string' ? { jwksUri: jwks } : {}),
      customJwtCheck: ({ payload }) => {
        if (payload['token_use'] !== 'access') throw new Error('not an access token');
        if (client_ids !== null && !client_ids.includes(String(payload['client_id']))) throw new Error('other client');
        if (
          !String(payload.scope ?? '')
            .split(' ')
            .includes(requiredScope)
        )
          throw new Error('scope is missing');
      },
    });
    if (typeof jwks !== 'string') verifier.cacheJwks(jwks);
    return verifier;
  });
  return async (authorization) => {
    const token = tokenOf(authorization);
    if (token === undefined) return undefined;
    for (const verifier of verifiers) {
      const payload = await verifier.verify(token).catch(() => undefined);
      if (payload !== undefined) return { claims: stringClaims(payload) };
    }
    return undefined;
  };
}
