import { z } from 'zod';

/**
 * The one table of id prefixes. An id is `<prefix>_<ULID>`: sortable by creation time, safe in URLs and logs.
 * A bearer secret never shares a prefix with a row's id (API keys start with `pb_live_`).
 */
export const ID_PREFIXES = {
  tenant: 'ten',
  operator: 'opr',
  user: 'usr',
  api_key: 'key',
  provider_credential: 'crd',
  agent: 'agt',
  prompt: 'pmt',
  tool: 'tol',
  runtime_config: 'rtc',
  analysis_definition: 'anl',
  binding: 'bnd',
  session: 'ses',
  session_analysis: 'san',
  call: 'cal',
  batch: 'bat',
  phone_number: 'num',
  sip_trunk: 'trk',
  inbound_mapping: 'map',
  file: 'fil',
  chunk: 'chk',
  price_list: 'prl',
  search_index: 'idx',
  snapshot: 'snp',
  query_set: 'qst',
  evaluation: 'evl',
  audit_event: 'aud',
  audit_export: 'exp',
  event: 'evt',
  webhook_endpoint: 'whk',
  webhook_delivery: 'dlv',
  request: 'req',
} as const;

/** What an id names. */
export type IdKind = keyof typeof ID_PREFIXES;

/** Makes ids; the only source of randomness the core sees. */
export interface IdSource {
  /** A new id of the kind, later ones sorting after earlier ones made by the same process. */
  next(kind: IdKind): string;
}

/** Crockford base 32 without I, L, O, U: https://github.com/ulid/spec */
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

/** A noun as a sentence wants it: `an agent`, `a prompt`, `a user`. */
export function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Schema of an id of one kind, for params, bodies and documents. */
export function idSchema(kind: IdKind) {
  const prefix = ID_PREFIXES[kind];
  return z
    .string()
    .regex(new RegExp(`^${prefix}_${ULID}$`), `must be an id such as ${prefix}_01J9Z3XK5T8Q4V7N2M6R0W1YBC`)
    .meta({
      description: `Id of ${withArticle(kind.replaceAll('_', ' '))}`,
      example: `${prefix}_01J9Z3XK5T8Q4V7N2M6R0W1YBC`,
    });
}

/** Crockford's base 32, in order of value: text order is the order of time. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_DIGITS = 10;

/** When an id was made, to the millisecond, as its maker's clock told it. */
export function idTime(id: string): Date {
  const digits = id.slice(id.indexOf('_') + 1).slice(0, TIME_DIGITS);
  return new Date([...digits].reduce((time, digit) => time * 32 + Math.max(0, DIGITS.indexOf(digit)), 0));
}

/** The lowest id of a kind that could be made at a time: a bound for ranges of ids. Times before 1970 count as 1970. */
export function firstIdAt(kind: IdKind, time: Date): string {
  let digits = '';
  for (let rest = Math.max(0, time.getTime()); digits.length < TIME_DIGITS; rest = Math.floor(rest / 32)) {
    digits = (DIGITS[rest % 32] ?? '0') + digits;
  }
  return `${ID_PREFIXES[kind]}_${digits}${'0'.repeat(16)}`;
}
