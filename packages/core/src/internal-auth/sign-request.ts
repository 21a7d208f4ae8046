import { type Clock, hmacSha256Hex } from '../kernel/index.ts';
import { type CanonicalRequest, canonicalRequest, INTERNAL_HEADERS } from './canonical-request.ts';
import type { InternalKey } from './internal-key.ts';

/** What a signer needs besides the request. */
export interface InternalSignerDeps {
  readonly clock: Clock;
  /** A fresh nonce for each call: 16–64 characters of `[A-Za-z0-9_-]`. */
  readonly nonce: () => string;
}

/**
 * Headers that make a request to the internal API authentic. Every attempt needs its own: a retry with an old nonce
 * is a replay.
 */
export function signInternalRequest(
  request: Pick<CanonicalRequest, 'method' | 'path' | 'body'>,
  key: InternalKey,
  { clock, nonce }: InternalSignerDeps,
): Record<string, string> {
  const timestamp = String(Math.floor(clock.now().getTime() / 1000));
  const once = nonce();
  const signature = hmacSha256Hex(key.secret, canonicalRequest({ ...request, timestamp, nonce: once }));
  return {
    [INTERNAL_HEADERS.key_id]: key.key_id,
    [INTERNAL_HEADERS.timestamp]: timestamp,
    [INTERNAL_HEADERS.nonce]: once,
    [INTERNAL_HEADERS.signature]: `v1=${signature}`,
  };
}
