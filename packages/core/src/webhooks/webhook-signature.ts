import { type RandomSource, SIGNING_SECRET_PREFIX } from '../kernel/index.ts';

export { type SignedMessage, signatureHeaders } from '../kernel/index.ts';

/** 43 characters of 5.95 bits each: 256 bits, within the 24 to 64 bytes that Standard Webhooks asks for. */
const SECRET_CHARACTERS = 43;

/** A new secret as https://www.standardwebhooks.com writes it: `whsec_` and the Base64 of the key. */
export function newWebhookSecret(random: RandomSource): string {
  return `${SIGNING_SECRET_PREFIX}${btoa(random.alphanumeric(SECRET_CHARACTERS))}`;
}
