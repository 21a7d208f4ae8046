import type { JsonValue } from '../kernel/index.ts';
import { MASKED_PII_KINDS, type MaskedPiiKind, type PiiKind } from './pii-kinds.ts';
import { PII_FORMS, SPOKEN_DIGITS, SPOKEN_KINDS } from './pii-patterns.ts';

/** A text without personal data: each piece gives way to its kind in brackets (`[phone_number]`). */
export type MaskText = (text: string) => string;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: MaskedPiiKind;
}

/**
 * Masks the kinds of personal data that are found by their form, wherever they stand in a text; see PII_FORMS for what
 * each covers. Rather too much is masked than too little: a number that could be two things is masked with either.
 * Digits of any script, wide forms, and unusual spaces and dashes count as the plain ones.
 *
 * @returns null where nothing is to be masked.
 */
export function piiMask(kinds: readonly PiiKind[]): MaskText | null {
  const masked = MASKED_PII_KINDS.filter((kind) => kinds.includes(kind));
  return masked.length === 0 ? null : (text) => replaced(text, merged(findIn(plain(text), masked)));
}

/** The same for every text in a value, keys as they are. */
export function maskValue<T extends JsonValue>(value: T, mask: MaskText): T;
export function maskValue(value: JsonValue, mask: MaskText): JsonValue {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((member) => maskValue(member as JsonValue, mask));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskValue(member as JsonValue, mask)]));
}

function findIn(text: string, kinds: readonly MaskedPiiKind[]): Found[] {
  const found = (kind: MaskedPiiKind, pattern: RegExp, check: (text: string) => boolean = () => true): Found[] =>
    [...text.matchAll(pattern)]
      .filter(([match]) => match !== '' && check(match))
      .map(({ 0: match, index }) => ({ kind, start: index, end: index + match.length }));
  const spoken = kinds.find((kind) => SPOKEN_KINDS.includes(kind));
  return [
    ...kinds.flatMap((kind) => PII_FORMS[kind].flatMap(({ pattern, check }) => found(kind, pattern, check))),
    ...(spoken === undefined ? [] : found(spoken, SPOKEN_DIGITS)),
  ];
}

/** In order, what overlaps as one: it is called by the kind that comes first in MASKED_PII_KINDS. */
function merged(found: readonly Found[]): Found[] {
  const rank = ({ kind }: Found) => MASKED_PII_KINDS.indexOf(kind);
  const places: Found[] = [];
  for (const next of [...found].sort((a, b) => a.start - b.start)) {
    const last = places.at(-1);
    if (last === undefined || next.start >= last.end) {
      places.push(next);
      continue;
    }
    const kind = rank(next) < rank(last) ? next.kind : last.kind;
    places[places.length - 1] = { start: last.start, end: Math.max(last.end, next.end), kind };
  }
  return places;
}

function replaced(text: string, places: readonly Found[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, kind } of places) {
    out += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return out + text.slice(from);
}

const NOT_PLAIN = /[\p{Nd}\p{Zs}\p{Pd}\uFF01-\uFF5E]/gu;

/** The text with plain digits, spaces, dashes and narrow forms, every character in its place. */
function plain(text: string): string {
  return text.replaceAll(NOT_PLAIN, (character) => {
    if (character <= '\u007F' || character.length > 1) return character;
    if (/\p{Zs}/u.test(character)) return ' ';
    if (/\p{Pd}/u.test(character)) return '-';
    if (/\p{Nd}/u.test(character)) return String(digitValue(character));
    return character.normalize('NFKC');
  });
}

/** Decimal digits of a script stand in a row from 0 to 9. */
function digitValue(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}
