import { AppError, type Page, type PageRequest, sha256Hex } from '@patchbay/core/kernel';
import { BSON, type Document } from 'mongodb';
import { z } from 'zod';

/** The last instant that a Date can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LAST_INSTANT_MS = 8.64e15;

/** Where a page continues. */
type Position = string | number | Date;

/**
 * `a`: the value of the sort field in the last item given out; `t`: the same as a time. `i`: the id of that item, where
 * others may have the same value. `q`: what the cursor is good for.
 */
const cursorSchema = z
  .strictObject({
    a: z.union([z.string().max(200), z.number()]).optional(),
    t: z.int().min(-LAST_INSTANT_MS).max(LAST_INSTANT_MS).optional(),
    i: z.string().max(200).optional(),
    q: z.string().length(16),
  })
  .refine(({ a, t }) => (a === undefined) !== (t === undefined));
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

/** A part of a list that one query reads. */
export interface PagePart {
  readonly condition: Document;
  readonly sort: Record<string, 1 | -1>;
}

/**
 * The parts that a page is read from, one after the other until it is full: what is left of the value that the cursor
 * stopped at, then what lies beyond. Each is a range of the index in its order, which their disjunction would not be.
 *
 * @throws AppError `invalid_cursor` when the cursor was not given out for this very list.
 */
export function pageParts(query: PageQuery, cursor: string | undefined): PagePart[] {
  const { sort_field, ties = false, order } = query;
  const direction = order === 'asc' ? 1 : -1;
  const sort = { [sort_field]: direction, ...(ties ? { _id: direction } : {}) } as Record<string, 1 | -1>;
  if (cursor === undefined) return [{ condition: {}, sort }];
  const { a, t, i } = decode(cursor, query);
  const position = t === undefined ? a : new Date(t);
  const further = order === 'asc' ? '$gt' : '$lt';
  const beyond = { condition: { [sort_field]: { [further]: position } }, sort };
  if (i === undefined) return [beyond];
  return [{ condition: { [sort_field]: position, _id: { [further]: i } }, sort: { _id: direction } }, beyond];
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
