import { hmacSha256Hex, type RandomSource } from '../kernel/index.ts';

/** 43 characters of 5.95 bits each: 256 bits, within the 24 to 64 bytes that Standard Webhooks asks for. */
const SECRET_CHARACTERS = 43;

const PREFIX = 'whsec_';

/** A new secret as https://www.standardwebhooks.com writes it: `whsec_` and the Base64 of the key. */
export function newWebhookSecret(random: RandomSource): string {
  return `${PREFIX}${btoa(random.alphanumeric(SECRET_CHARACTERS))}`;
}

/** What is signed: these very bytes are sent. */
export interface SignedMessage {
  /** The same for every attempt and every replay of an event: receivers drop what they have seen. */
  readonly id: string;
  readonly sent_at: Date;
  readonly body: string;
}

/**
 * Headers of Standard Webhooks over a message, with one signature a secret: while secrets rotate, a receiver verifies
 * with either of them.
 */
export function signatureHeaders({ id, sent_at, body }: SignedMessage, secrets: readonly string[]) {
  const timestamp = String(Math.floor(sent_at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Uint8Array.from(atob(secret.slice(PREFIX.length)), (character) => character.charCodeAt(0));
    return `v1,${base64OfHex(hmacSha256Hex(key, `${id}.${timestamp}.${body}`))}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function base64OfHex(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))));
}
