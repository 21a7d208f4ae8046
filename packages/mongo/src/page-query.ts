import { AppError, type Page, type PageRequest, sha256Hex } from '@patchbay/core/kernel';
import { BSON, type Document } from 'mongodb';
import { z } from 'zod';

/** Where a page continues. */
type Position = string | number | Date;

/**
 * `a`: the value of the sort field in the last item given out; `t`: the same as a time. `i`: the id of that item, where
 * others may have the same value. `q`: what the cursor is good for.
 */
const cursorSchema = z.strictObject({
  a: z.union([z.string().max(200), z.number()]).optional(),
  t: z.int().optional(),
  i: z.string().max(200).optional(),
  q: z.string().length(16),
});
type Cursor = z.infer<typeof cursorSchema>;

/** A list as the cursor is bound to it: another filter, order, collection or owner makes it invalid. */
export interface PageQuery {
  readonly realm: string;
  readonly collection: string;
  /** `_id` unless the list has an order of its own. */
  readonly sort_field: string;
  /** Several items may have the same value of the sort field: those follow each other by id. */
  readonly ties?: boolean;
  readonly filter: Document;
  readonly order: 'asc' | 'desc';
}

/**
 * The conditions under which a page continues after its cursor, to be read one after the other until the page is full:
 * what is left of the same value, then what lies beyond. Each is a range of the index, which their disjunction would
 * not be. One without condition for the first page.
 *
 * @throws AppError `invalid_cursor` when the cursor was not given out for this very list.
 */
export function continuations(query: PageQuery, cursor: string | undefined): Document[] {
  if (cursor === undefined) return [{}];
  const { a, t, i } = decode(cursor, query);
  const position = t === undefined ? a : new Date(t);
  const further = query.order === 'asc' ? '$gt' : '$lt';
  const beyond = { [query.sort_field]: { [further]: position } };
  return i === undefined ? [beyond] : [{ [query.sort_field]: position, _id: { [further]: i } }, beyond];
}

/** The order of a list, as the server takes it. */
export function sortOf({ sort_field, ties, order }: PageQuery): Record<string, 1 | -1> {
  const direction = order === 'asc' ? 1 : -1;
  return ties === true ? { [sort_field]: direction, _id: direction } : { [sort_field]: direction };
}

/** The page of `items`, of which one more than the limit was asked for. */
export function toPage<T extends { readonly id: string }>(
  query: PageQuery,
  request: PageRequest,
  items: T[],
  positionOf: (item: T) => unknown,
): Page<T> {
  const data = items.slice(0, request.limit);
  const last = data.at(-1);
  const more = items.length > request.limit && last !== undefined;
  return {
    object: 'list',
    data,
    has_more: more,
    next_cursor: more ? encode(query, positionOf(last) as Position, last.id) : null,
  };
}

function fingerprint({ realm, collection, sort_field, filter, order }: PageQuery): string {
  return sha256Hex(BSON.EJSON.stringify({ realm, collection, sort_field, filter, order })).slice(0, 16);
}

function encode(query: PageQuery, after: Position, id: string): string {
  const cursor: Cursor = {
    ...(after instanceof Date ? { t: after.getTime() } : { a: after }),
    ...(query.ties === true ? { i: id } : {}),
    q: fingerprint(query),
  };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decode(cursor: string, query: PageQuery): Cursor {
  const parsed = cursorSchema.safeParse(json(cursor));
  if (parsed.success && parsed.data.q === fingerprint(query)) return parsed.data;
  throw new AppError('invalid_cursor', { param: 'cursor' });
}

function json(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
