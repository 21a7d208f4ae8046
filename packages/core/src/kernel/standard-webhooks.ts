import { hmacSha256Hex } from './digest.ts';

/** What the secrets of https://www.standardwebhooks.com begin with; the Base64 of the key follows. */
export const SIGNING_SECRET_PREFIX = 'whsec_';

/** What is signed: these very bytes are sent. */
export interface SignedMessage {
  /** The same for every attempt and every repeat: receivers drop what they have seen. */
  readonly id: string;
  readonly sent_at: Date;
  readonly body: string;
}

/**
 * Headers of Standard Webhooks over a message, with one signature a secret: while secrets rotate, a receiver verifies
 * with either of them. Without a secret there is no signature, and the id still tells a repeat.
 */
export function signatureHeaders(
  { id, sent_at, body }: SignedMessage,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(sent_at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Uint8Array.from(atob(secret.slice(SIGNING_SECRET_PREFIX.length)), (character) =>
      character.charCodeAt(0),
    );
    return `v1,${base64OfHex(hmacSha256Hex(key, `${id}.${timestamp}.${body}`))}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    ...(signatures.length === 0 ? {} : { 'webhook-signature': signatures.join(' ') }),
  };
}

function base64OfHex(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))));
}
