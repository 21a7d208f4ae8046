export { type SignatureCheck, signJws, verificationKey, verifiedPayload } from './jws.ts';
export {
  type PublicJwk,
  SESSION_TOKEN_AUDIENCE,
  SESSION_TOKEN_SECONDS,
  type SessionClaims,
  type SigningKey,
} from './session-token.ts';
export { createSessionTokenService, type SessionTokenDeps, type SessionTokenService } from './session-token-service.ts';
