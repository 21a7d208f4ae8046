import { AppError, type Clock, hmacSha256Hex, sameDigest } from '../kernel/index.ts';
import { type CanonicalRequest, canonicalRequest, INTERNAL_HEADERS } from './canonical-request.ts';
import type { InternalKey } from './internal-key.ts';

/** How far a request's clock may be from ours, either way. */
export const MAX_CLOCK_SKEW_SECONDS = 300;

/** Remembers used nonces for as long as their timestamp would still be accepted. */
export interface NonceStore {
  /** Takes the nonce of a key. Atomic: of two claims of the same pair exactly one is told `true`. */
  claim(nonce: { key_id: string; nonce: string; expires_at: Date }): Promise<boolean>;
}

/** A request as it arrived. */
export interface ArrivedRequest extends Pick<CanonicalRequest, 'method' | 'path' | 'body'> {
  /** Header names in any case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface InternalVerifierDeps {
  readonly keys: readonly InternalKey[];
  readonly clock: Clock;
  readonly nonces: NonceStore;
}

/** Why a request was refused: for our log and figures, never for who sent it. */
const REFUSAL_REASONS = ['malformed', 'unknown_key', 'late', 'tampered', 'replayed'] as const;

/** The cause of a refusal. */
export class RefusedRequest extends Error {
  override name = 'RefusedRequest';
  readonly reason: (typeof REFUSAL_REASONS)[number];

  constructor(reason: (typeof REFUSAL_REASONS)[number], message: string) {
    super(message);
    this.reason = reason;
  }
}

const NONCE = /^[A-Za-z0-9_-]{16,64}$/;
const TIMESTAMP = /^\d{1,12}$/;
const SIGNATURE = /^v1=[0-9a-f]{64}$/;

/**
 * Accepts a request of our own systems exactly once.
 *
 * The nonce is claimed only after the signature holds, so a stranger cannot use nonces up. Every refusal is the same
 * 401; the reason is the error's cause, for the log.
 *
 * @returns the id of the key that signed.
 * @throws AppError `invalid_signature` when anything is missing, malformed, tampered with, late, early or repeated.
 */
export async function verifyInternalRequest(
  request: ArrivedRequest,
  { keys, clock, nonces }: InternalVerifierDeps,
): Promise<{ key_id: string }> {
  const header = headerReader(request.headers);
  const keyId = header(INTERNAL_HEADERS.key_id);
  const timestamp = header(INTERNAL_HEADERS.timestamp);
  const nonce = header(INTERNAL_HEADERS.nonce);
  const signature = header(INTERNAL_HEADERS.signature);
  if (!TIMESTAMP.test(timestamp) || !NONCE.test(nonce) || !SIGNATURE.test(signature)) {
    throw refused('malformed', 'a signature header is missing or malformed');
  }
  const key = keys.find((candidate) => candidate.key_id === keyId);
  if (key === undefined) throw refused('unknown_key', 'unknown key id');
  const now = clock.now().getTime();
  const signedAt = Number(timestamp) * 1000;
  if (Math.abs(now - signedAt) > MAX_CLOCK_SKEW_SECONDS * 1000) throw refused('late', 'timestamp out of the window');
  const expected = hmacSha256Hex(key.secret, canonicalRequest({ ...request, timestamp, nonce }));
  if (!sameDigest(`v1=${expected}`, signature)) throw refused('tampered', 'signature does not match');
  const expiresAt = new Date(signedAt + (MAX_CLOCK_SKEW_SECONDS + 1) * 1000);
  if (!(await nonces.claim({ key_id: keyId, nonce, expires_at: expiresAt })))
    throw refused('replayed', 'nonce was used before');
  return { key_id: keyId };
}

function headerReader(headers: ArrivedRequest['headers']): (name: string) => string {
  const lowered = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => lowered.get(name) ?? '';
}

function refused(...cause: ConstructorParameters<typeof RefusedRequest>): AppError {
  return new AppError('invalid_signature', { cause: new RefusedRequest(...cause) });
}
