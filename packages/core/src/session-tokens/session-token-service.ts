import type { Clock, IdSource } from '../kernel/index.ts';
import { signJws, verificationKey } from './jws.ts';
import { SESSION_TOKEN_AUDIENCE, SESSION_TOKEN_SECONDS, type SessionClaims, type SigningKey } from './session-token.ts';

/** What issuing session JWTs needs. */
export interface SessionTokenDeps {
  readonly key: SigningKey;
  readonly issuer: string;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Issues the JWTs (RFC 7519, ES256) of end users, and publishes the key that verifies them. */
export function createSessionTokenService({ key, issuer, clock, ids }: SessionTokenDeps) {
  return {
    /** JSON Web Key Set (RFC 7517) for `/.well-known/jwks.json`. */
    async jwks() {
      return { keys: [await verificationKey(key)] };
    },

    /** A JWT for one session of one user, valid for 15 minutes. */
    async issue(claims: SessionClaims): Promise<{ token: string; expires_at: Date }> {
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      const expiresAt = issuedAt + SESSION_TOKEN_SECONDS;
      const token = await signJws(key, 'JWT', {
        iss: issuer,
        aud: SESSION_TOKEN_AUDIENCE,
        sub: claims.user_id,
        tenant_id: claims.tenant_id,
        session_id: claims.session_id,
        jti: ids.next('request'),
        iat: issuedAt,
        exp: expiresAt,
      });
      return { token, expires_at: new Date(expiresAt * 1000) };
    },
  };
}
export type SessionTokenService = ReturnType<typeof createSessionTokenService>;
