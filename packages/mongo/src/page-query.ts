import { AppError, type Page, type PageRequest, sha256Hex } from '@patchbay/core/kernel';
import { BSON, type Document } from 'mongodb';
import { z } from 'zod';

/** Where a page continues. */
type Position = string | number;

/** `a`: the value of the sort field in the last item given out. `q`: what the cursor is good for. */
const cursorSchema = z.strictObject({ a: z.union([z.string().max(200), z.number()]), q: z.string().length(16) });

/** A list as the cursor is bound to it: another filter, order, collection or owner makes it invalid. */
export interface PageQuery {
  readonly realm: string;
  readonly collection: string;
  /** Unique within the filter; `_id` unless the list has a number of its own. */
  readonly sort_field: string;
  readonly filter: Document;
  readonly order: 'asc' | 'desc';
}

/**
 * The condition under which a page continues after its cursor; undefined for the first page.
 *
 * @throws AppError `invalid_cursor` when the cursor was not given out for this very list.
 */
export function continuation(query: PageQuery, cursor: string | undefined): Document | undefined {
  if (cursor === undefined) return undefined;
  const position = decode(cursor, fingerprint(query));
  return { [query.sort_field]: { [query.order === 'asc' ? '$gt' : '$lt']: position } };
}

/** The page of `documents`, of which one more than the limit was asked for. */
export function toPage<T>(
  query: PageQuery,
  request: PageRequest,
  documents: T[],
  positionOf: (item: T) => unknown,
): Page<T> {
  const data = documents.slice(0, request.limit);
  const last = data.at(-1);
  const more = documents.length > request.limit && last !== undefined;
  return {
    object: 'list',
    data,
    has_more: more,
    next_cursor: more ? encode(positionOf(last) as Position, fingerprint(query)) : null,
  };
}

function fingerprint({ realm, collection, sort_field, filter, order }: PageQuery): string {
  return sha256Hex(BSON.EJSON.stringify({ realm, collection, sort_field, filter, order })).slice(0, 16);
}

function encode(after: Position, query: string): string {
  return Buffer.from(JSON.stringify({ a: after, q: query } satisfies z.infer<typeof cursorSchema>)).toString(
    'base64url',
  );
}

function decode(cursor: string, query: string): Position {
  const parsed = cursorSchema.safeParse(json(cursor));
  if (!parsed.success || parsed.data.q !== query) throw new AppError('invalid_cursor', { param: 'cursor' });
  return parsed.data.a;
}

function json(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
