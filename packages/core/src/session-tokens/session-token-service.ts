import { type Clock, canonicalJson, type IdSource, sha256Hex } from '../kernel/index.ts';
import {
  type PublicJwk,
  SESSION_TOKEN_AUDIENCE,
  SESSION_TOKEN_SECONDS,
  type SessionClaims,
  type SigningKey,
} from './session-token.ts';

/** What issuing session JWTs needs. */
export interface SessionTokenDeps {
  readonly key: SigningKey;
  readonly issuer: string;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const encoder = new TextEncoder();

const base64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const segment = (value: unknown) => base64Url(encoder.encode(JSON.stringify(value)));

/** Thumbprint of a JWK (RFC 7638), shortened: changes exactly when the key does. */
const keyId = ({ crv, kty, x, y }: PublicJwk) => sha256Hex(canonicalJson({ crv, kty, x, y })).slice(0, 16);

/** Issues the JWTs (RFC 7519, ES256) of end users, and publishes the key that verifies them. */
export function createSessionTokenService({ key, issuer, clock, ids }: SessionTokenDeps) {
  const publicKey = async () => {
    const jwk = await key.publicJwk();
    return { ...jwk, use: 'sig' as const, alg: 'ES256' as const, kid: keyId(jwk) };
  };

  return {
    /** JSON Web Key Set (RFC 7517) for `/.well-known/jwks.json`. */
    async jwks() {
      return { keys: [await publicKey()] };
    },

    /** A JWT for one session of one user, valid for 15 minutes. */
    async issue(claims: SessionClaims): Promise<{ token: string; expires_at: Date }> {
      const { kid } = await publicKey();
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      const expiresAt = issuedAt + SESSION_TOKEN_SECONDS;
      const unsigned = `${segment({ alg: 'ES256', typ: 'JWT', kid })}.${segment({
        iss: issuer,
        aud: SESSION_TOKEN_AUDIENCE,
        sub: claims.user_id,
        tenant_id: claims.tenant_id,
        session_id: claims.session_id,
        jti: ids.next('request'),
        iat: issuedAt,
        exp: expiresAt,
      })}`;
      const signature = await key.sign(encoder.encode(unsigned));
      return { token: `${unsigned}.${base64Url(signature)}`, expires_at: new Date(expiresAt * 1000) };
    },
  };
}
export type SessionTokenService = ReturnType<typeof createSessionTokenService>;
