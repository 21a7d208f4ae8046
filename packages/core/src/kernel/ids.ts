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
  binding: 'bnd',
  session: 'ses',
  call: 'cal',
  batch: 'bat',
  phone_number: 'num',
  sip_trunk: 'trk',
  inbound_mapping: 'map',
  file: 'fil',
  chunk: 'chk',
  search_index: 'idx',
  snapshot: 'snp',
  audit_event: 'aud',
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

/** Schema of an id of one kind, for params, bodies and documents. */
export function idSchema(kind: IdKind) {
  const prefix = ID_PREFIXES[kind];
  return z
    .string()
    .regex(new RegExp(`^${prefix}_${ULID}$`), `must be an id such as ${prefix}_01J9Z3XK5T8Q4V7N2M6R0W1YBC`)
    .meta({ description: `Id of a ${kind.replaceAll('_', ' ')}`, example: `${prefix}_01J9Z3XK5T8Q4V7N2M6R0W1YBC` });
}
