import { hmacSha256Hex, sha256Hex } from '../kernel/index.ts';

const PREFIX = 'pb_live_';
const SECRET_LENGTH = 43;
const CHECK_LENGTH = 6;
const FORM = new RegExp(
  `^${PREFIX}([0-9A-HJKMNP-TV-Z]{26})_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9a-f]{${CHECK_LENGTH}})$`,
);

const checkOf = (keyId: string, secret: string) => sha256Hex(`${keyId}_${secret}`).slice(0, CHECK_LENGTH);

/**
 * The text of an API key: `pb_live_<key id without its prefix>_<43 random characters><6 check digits>`.
 * The check digits are the first of SHA-256 over the rest, so a mistyped or invented key is refused without a look-up,
 * and secret scanners can tell a real one.
 *
 * @param secret 43 characters of [0-9A-Za-z]: 256 bits.
 */
export function formatApiKey(keyId: string, secret: string): string {
  const bare = keyId.replace(/^key_/, '');
  return `${PREFIX}${bare}_${secret}${checkOf(bare, secret)}`;
}

/** Takes an API key apart; null when it cannot be one of ours. */
export function parseApiKey(text: string): { key_id: string; secret: string } | null {
  const match = FORM.exec(text);
  const [, bare, secret, check] = match ?? [];
  if (bare === undefined || secret === undefined || check !== checkOf(bare, secret)) return null;
  return { key_id: `key_${bare}`, secret };
}

/** Length of the random part. */
export const API_KEY_SECRET_LENGTH = SECRET_LENGTH;

/** What is shown of a key in lists: enough to recognise it, nothing to use it with. */
export const apiKeyPrefix = (keyId: string) => `${PREFIX}${keyId.replace(/^key_/, '').slice(0, 12)}`;

/**
 * What MongoDB holds of the secret: an HMAC under the platform's pepper. A slow password hash is for guessable secrets;
 * this one has 256 bits.
 */
export const apiKeyHash = (pepper: string, secret: string) => hmacSha256Hex(pepper, `api-key:${secret}`);

/**
 * Password of the key's Cognito service account, derived from the secret alone: whoever has the key has it, and nobody
 * who reads our database does. The suffix satisfies every password policy.
 */
export const serviceAccountPassword = (secret: string) => `${hmacSha256Hex(secret, 'patchbay-service-account')}-Pb1!`;
