export { type CanonicalRequest, canonicalRequest, INTERNAL_HEADERS } from './canonical-request.ts';
export { type InternalKey, internalKeysSchema } from './internal-key.ts';
export { type InternalSignerDeps, signInternalRequest } from './sign-request.ts';
export {
  type ArrivedRequest,
  type InternalVerifierDeps,
  MAX_CLOCK_SKEW_SECONDS,
  type NonceStore,
  RefusedRequest,
  verifyInternalRequest,
} from './verify-request.ts';
