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

/** Public half of a P-256 key as a JWK (RFC 7517, RFC 7518 section 6.2.1). */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** A key pair of the curve P-256 whose private half is out of reach. */
export interface SigningKey {
  publicJwk(): Promise<PublicJwk>;
  /** ES256 signature `r || s` (RFC 7518 section 3.4) over the SHA-256 of the input. */
  sign(input: Uint8Array): Promise<Uint8Array>;
}
