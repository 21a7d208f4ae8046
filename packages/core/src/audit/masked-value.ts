import type { JsonValue } from '../kernel/index.ts';

/** What stands in the place of a secret. */
export const MASKED = '[masked]';

/** Last words of names under which secrets travel, in headers, JSON and forms alike. */
const SECRET_NAME = new RegExp(
  '(^|_)(secrets?|passwords?|passwd|passphrases?|pins?|tokens?|jwt|pepper|salts?|authorization|cookies?|credentials?' +
    '|signatures?|otp|(private|secret|access|signing|encryption|hmac|api|auth|account)_?keys?)$',
);

/** Secrets that are known by their form, wherever they stand. */
const SECRET_FORMS: readonly RegExp[] = [
  // Our own API keys: core/api-keys/api-key-secret.ts
  /\bpb_live_[0-9A-Z]{26}_[0-9A-Za-z]{20,}/g,
  // JSON Web Tokens (RFC 7519): three base64url parts, the first two of them JSON objects.
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g,
  // Keys in PEM (RFC 7468)
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // Credentials of Standard Webhooks, AWS and the usual model providers
  /\b(whsec_[A-Za-z0-9+/=]{16,}|(?:AKIA|ASIA)[0-9A-Z]{16}|sk-[\w-]{20,})/g,
];

/** An id of one of our own rows: where a secret is kept, not the secret. */
const REFERENCE = /^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/;

/** `clientSecret`, `Client-Secret` and `client_secret` are one name. */
function plainName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[-. ]/g, '_')
    .toLowerCase();
}

/** Whether a field of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(plainName(name));
}

/**
 * A value without its secrets: text under a secret's name is masked (at any depth, numbers stay: `max_tokens` is none),
 * and so is whatever has the form of a secret under another name. Ids of ours stay: they say where a secret is kept. Names
 * that JSON Schema declares under `properties` are names, not fields: what they describe stays.
 */
export function maskedValue(value: JsonValue): JsonValue {
  return mask(value, false, false);
}

function mask(value: JsonValue, secret: boolean, declares: boolean): JsonValue {
  if (typeof value === 'string') return secret && !REFERENCE.test(value) ? MASKED : maskedText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => mask(item, secret, false));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      mask(member ?? null, secret || (!declares && isSecretName(name)), name === 'properties'),
    ]),
  );
}

function maskedText(text: string): string {
  return SECRET_FORMS.reduce((masked, form) => masked.replace(form, MASKED), text);
}
