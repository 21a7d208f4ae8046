import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A value that JSON can carry without loss. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined };

/**
 * Canonical JSON after RFC 8785 (JCS): members sorted by UTF-16 code unit, no white space, ECMAScript number and
 * string forms; `undefined` members are left out. Equal values give equal text whatever the order they were built in.
 *
 * @throws TypeError on NaN and infinities, which JSON cannot carry.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON cannot carry NaN or an infinity');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

/** Lower-case hexadecimal SHA-256 of text or bytes. */
export function sha256Hex(input: string | Uint8Array): string {
  return createHash('sha256').update(input).digest('hex');
}

/** `sha256:<hex>` of the canonical JSON of a value: the form in which digests are stored and shown. */
export function digestOf(value: JsonValue): string {
  return `sha256:${sha256Hex(canonicalJson(value))}`;
}

/** Lower-case hexadecimal HMAC-SHA-256 (RFC 2104) of a text under a secret key. */
export function hmacSha256Hex(key: string | Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Whether two digests or signatures are the same text, in a time that says nothing about where they differ. */
export function sameDigest(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
