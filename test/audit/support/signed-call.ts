import { randomUUID } from 'node:crypto';
import { signInternalRequest } from '@patchbay/core/internal-auth';
import type { ApiAnswer } from '../../api/support/client.ts';
import type { Scene } from './audited-calls.ts';

/** The key of PLACEHOLDER_ENVIRONMENT's INTERNAL_HMAC_KEYS. */
const INTERNAL_KEY = { key_id: 'k1', secret: Buffer.alloc(32, 1) };

/** A request of our own systems, signed anew each time that it is sent. */
export function signedCall({ api }: Scene, path: string, value: object): () => Promise<ApiAnswer> {
  const body = JSON.stringify(value);
  const clock = { now: () => new Date() };
  return () => {
    const signed = signInternalRequest({ method: 'POST', path, body }, INTERNAL_KEY, { clock, nonce: randomUUID });
    return api.anonymous.post(path, body, { headers: { 'content-type': 'application/json', ...signed } });
  };
}
