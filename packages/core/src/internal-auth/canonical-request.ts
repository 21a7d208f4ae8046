import { sha256Hex } from '../kernel/index.ts';

/** Names of the headers that carry the signature of an internal request, in lower case. */
export const INTERNAL_HEADERS = {
  key_id: 'patchbay-key-id',
  timestamp: 'patchbay-timestamp',
  nonce: 'patchbay-nonce',
  signature: 'patchbay-signature',
} as const;

/** What is signed. */
export interface CanonicalRequest {
  /** Upper case: `POST`. */
  readonly method: string;
  /** From `/internal` on, without host, gateway stage and query: `/internal/v1/sessions/ses_…/reports`. */
  readonly path: string;
  /** Unix time in seconds, decimal. */
  readonly timestamp: string;
  /** 16–64 characters of `[A-Za-z0-9_-]`, never used twice with a key. */
  readonly nonce: string;
  /** The bytes on the wire, not a re-serialisation of them. */
  readonly body: string | Uint8Array;
}

/** The text under the HMAC: `METHOD\npath\ntimestamp\nnonce\nsha256hex(body)`. */
export function canonicalRequest(request: CanonicalRequest): string {
  return [request.method, request.path, request.timestamp, request.nonce, sha256Hex(request.body)].join('\n');
}
