import { canonicalJson, type JsonValue, sha256Hex } from '../kernel/index.ts';

/** How much of one value (old or new) an audit event holds, as canonical JSON in bytes. */
export const AUDITED_VALUE_BYTES = 16_384;

/** How much is shown of what does not fit. */
const PREVIEW_CHARACTERS = 256;

/** Text shorter than this is never cut by itself. */
const LONG_TEXT_BYTES = 1_024;

/** What stands for a value that is too large: its hash proves what it was, the beginning tells a reader. */
export interface TruncatedValue {
  readonly object: 'truncated_value';
  /** Of the text in UTF-8; of anything else its canonical JSON (RFC 8785). */
  readonly sha256: string;
  readonly size_bytes: number;
  readonly preview: string;
}

const encoder = new TextEncoder();
const sizeOf = (text: string) => encoder.encode(text).length;

function truncated(value: JsonValue): JsonValue {
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return {
    object: 'truncated_value',
    sha256: `sha256:${sha256Hex(text)}`,
    size_bytes: sizeOf(text),
    // Whole characters: half a surrogate pair is no text.
    preview: [...text.slice(0, 2 * PREVIEW_CHARACTERS)].slice(0, PREVIEW_CHARACTERS).join(''),
  } satisfies TruncatedValue;
}

/**
 * A value of at most `AUDITED_VALUE_BYTES`: what is small stays as it is, long texts give way first, then the largest
 * members. The full content is where it was written (a version, a draft), and its hash is here.
 */
export function boundedValue(value: JsonValue): JsonValue {
  if (fits(value)) return value;
  const shortened = withShortTexts(value);
  if (fits(shortened) || typeof shortened !== 'object' || shortened === null || Array.isArray(shortened)) {
    return fits(shortened) ? shortened : truncated(value);
  }
  const members = { ...shortened };
  const bySize = Object.entries(members)
    .map(([name, member]) => ({ name, size: sizeOf(canonicalJson(member ?? null)) }))
    .sort((a, b) => b.size - a.size);
  for (const { name, size } of bySize) {
    if (size <= LONG_TEXT_BYTES) break;
    members[name] = truncated((value as Record<string, JsonValue>)[name] ?? null);
    if (fits(members)) return members;
  }
  return truncated(value);
}

const fits = (value: JsonValue) => sizeOf(canonicalJson(value)) <= AUDITED_VALUE_BYTES;

function withShortTexts(value: JsonValue): JsonValue {
  if (typeof value === 'string') return sizeOf(value) > LONG_TEXT_BYTES ? truncated(value) : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withShortTexts);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withShortTexts(member ?? null)]));
}
