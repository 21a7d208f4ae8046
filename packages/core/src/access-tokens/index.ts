export { createTokenClaims, type TokenClaims, type TokenClaimsDeps, type TokenClaimsSource } from './token-claims.ts';
