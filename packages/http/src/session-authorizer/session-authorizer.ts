import { SESSION_TOKEN_AUDIENCE } from '@patchbay/core/session-tokens';
import { JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { composeOnce } from '../handler/compose-once.ts';

/** Who issues session JWTs, and the keys that verify them. */
export interface SessionTokenTrust {
  readonly issuer: string;
  readonly jwks: { readonly keys: readonly object[] };
}

/** API Gateway answers 401 exactly when an authorizer throws this. */
const unauthorized = () => new Error('Unauthorized');

const bearer = (headers: APIGatewayRequestAuthorizerEvent['headers']) =>
  Object.entries(headers ?? {})
    .find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    ?.match(/^bearer (\S+)$/i)?.[1];

/** Our claims of a session JWT; undefined where one is missing. */
function claimsOf(payload: Readonly<Record<string, unknown>>) {
  const { sub: user_id, tenant_id, session_id } = payload;
  if (typeof user_id !== 'string' || typeof tenant_id !== 'string' || typeof session_id !== 'string') return undefined;
  return { user_id, tenant_id, session_id };
}

/** Verifies against the keys it is given and fetches none, whatever `kid` a token names. */
function verifierOf({ issuer, jwks }: SessionTokenTrust) {
  const verifier = JwtVerifier.create({ issuer, audience: SESSION_TOKEN_AUDIENCE, jwksUri: `${issuer}/jwks` });
  verifier.cacheJwks(jwks as Jwks);
  return (token: string) => claimsOf(verifier.verifySync(token));
}

/**
 * API Gateway REQUEST authorizer over session JWTs: signature (ES256 by our own keys only), issuer, audience and times
 * by aws-jwt-verify. What a token may touch is in the context it returns; the policy covers the API's client routes, so
 * that the gateway may cache it for all of them.
 */
export function sessionAuthorizer(compose: () => Promise<SessionTokenTrust>) {
  const composeVerifier = composeOnce(async () => verifierOf(await compose()));

  return async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const verify = await composeVerifier();
    let claims: ReturnType<typeof claimsOf>;
    try {
      claims = verify(bearer(event.headers) ?? '');
    } catch {
      throw unauthorized();
    }
    if (claims === undefined) throw unauthorized();
    const [api, stage] = event.methodArn.split('/');
    return {
      principalId: claims.user_id,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${api}/${stage}/*/v1/client/*` }],
      },
      context: claims,
    };
  };
}
