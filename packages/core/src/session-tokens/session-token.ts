/** What a session JWT says. */
export interface SessionClaims {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly session_id: string;
}

/** Audience of every session JWT. */
export const SESSION_TOKEN_AUDIENCE = 'patchbay-client';

/** Longest life of a session JWT. */
export const SESSION_TOKEN_SECONDS = 900;

/** A key pair of the curve P-256 whose private half is out of reach. */
export interface SigningKey {
  /** Public half as a JWK (RFC 7517) with kty, crv, x and y. */
  publicJwk(): Promise<Record<string, string>>;
  /** ES256 signature `r || s` (RFC 7518 section 3.4) over the SHA-256 of the input. */
  sign(input: Uint8Array): Promise<Uint8Array>;
}
