import type { z } from 'zod';
import { nearName } from './near-name.ts';

/** Said of a field that is not there and has to be. */
export const MISSING = 'is required';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** How a value of each type is called in "must be …". */
const A_VALUE_OF: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  date: 'a time',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/** How a text of each format is called in "must be …". */
const A_TEXT_OF: Readonly<Record<string, string>> = {
  datetime: 'a time in ISO 8601 such as 2026-11-22T10:00:00Z',
  date: 'a date such as 2026-11-22',
  time: 'a time of the day such as 08:30',
  email: 'an e-mail address',
  url: 'an address such as https://example.org/path',
  uuid: 'a UUID',
  base64: 'base64',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  cidrv4: 'a range of IPv4 addresses such as 203.0.113.0/24',
  cidrv6: 'a range of IPv6 addresses such as 2001:db8::/32',
};

/** `a string`, for `string`. */
export const typeWords = (expected: string): string => A_VALUE_OF[expected] ?? expected;

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return A_VALUE_OF[typeof value] ?? typeof value;
}

/** What is counted where a length is limited; numbers and times are not. */
function unitOf(origin: string, count: number | bigint): string {
  const one = { string: 'character', array: 'item', set: 'item', map: 'entry', record: 'entry' }[origin];
  if (one === undefined) return '';
  if (Number(count) === 1) return ` ${one}`;
  return ` ${one === 'entry' ? 'entries' : `${one}s`}`;
}

type Words = readonly [ofCount: string, ofValue: string];

function boundText(
  { origin, exact }: { origin: string; exact?: boolean },
  bound: number | bigint,
  words: Words,
): string {
  const unit = unitOf(origin, bound);
  const [ofCount, ofValue] = exact === true ? ['exactly', 'exactly'] : words;
  const shown = origin === 'date' ? new Date(Number(bound)).toISOString() : String(bound);
  return unit === '' ? `must be ${ofValue} ${shown}` : `must have ${ofCount} ${shown}${unit}`;
}

function formatText(issue: Extract<RawIssue, { code: 'invalid_format' }>): string {
  if ('prefix' in issue) return `must begin with ${issue.prefix}`;
  if ('suffix' in issue) return `must end with ${issue.suffix}`;
  if ('includes' in issue) return `must contain ${issue.includes}`;
  const known = A_TEXT_OF[issue.format];
  if (known !== undefined) return `must be ${known}`;
  return issue.pattern === undefined ? `is no valid ${issue.format}` : `must match ${issue.pattern}`;
}

/** The names that an object of a closed schema may have. */
function namesOf(schema: unknown): readonly string[] {
  const { shape } = (schema as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def ?? {};
  return Object.keys(shape ?? {});
}

function unknownText(name: string, known: readonly string[]): string {
  const near = nearName(name, known);
  return near === undefined ? 'Unknown field' : `Unknown field; did you mean ${near}?`;
}

const listed = (values: readonly unknown[] | undefined) => (values ?? []).map(String).join(', ');

/**
 * What is wrong with one value of a request, in the words of the house: `is required`, `must be a string, not a number`.
 * Names the field never (its path does) and its value never (it may be a secret). For `schema.safeParse(value, { error })`;
 * a schema with words of its own keeps them. Of unknown fields it says one line each.
 */
export const inputWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return MISSING;
      if (Number.isNaN(issue.input)) return `must be ${typeWords(issue.expected)}`;
      if (issue.expected === 'int' && typeof issue.input === 'number') return 'must be a whole number';
      return `must be ${typeWords(issue.expected)}, not ${typeOf(issue.input)}`;
    case 'invalid_value': {
      const must = `must be ${issue.values.length === 1 ? '' : 'one of '}${listed(issue.values)}`;
      return issue.input === undefined ? `${MISSING}, and ${must}` : must;
    }
    case 'too_big':
      return boundText(
        issue,
        issue.maximum,
        issue.inclusive === false ? ['fewer than', 'less than'] : ['at most', 'at most'],
      );
    case 'too_small':
      if (!issue.exact && Number(issue.minimum) === 1 && unitOf(issue.origin, 1) !== '') return 'must not be empty';
      return boundText(
        issue,
        issue.minimum,
        issue.inclusive === false ? ['more than', 'more than'] : ['at least', 'at least'],
      );
    case 'invalid_format':
      return formatText(issue);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      if (issue.input === undefined) return MISSING;
      return 'options' in issue && Array.isArray(issue.options)
        ? `must be one of ${listed(issue.options)}`
        : 'has none of the forms that it may have';
    case 'invalid_key':
      return `has a name that is not allowed: it ${issue.issues[0]?.message ?? 'is not valid'}`;
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownText(key, namesOf(issue.inst))).join('\n');
    default:
      return 'is not valid';
  }
};
