import type { Condition, Filter } from 'mongodb';
import { BoundaryViolation, isPlainObject, refuseServerCode } from './plain-object.ts';

/** A filter over the core's field names: `id`, no tenant_id, logical operators, dotted paths. */
export type TenantFilter<T> = {
  readonly [K in Exclude<keyof T, 'tenant_id'>]?: Condition<T[K]>;
} & {
  readonly $and?: readonly TenantFilter<T>[];
  readonly $or?: readonly TenantFilter<T>[];
  readonly $nor?: readonly TenantFilter<T>[];
  readonly $text?: { readonly $search: string };
  // biome-ignore lint/suspicious/noExplicitAny: the type of a dotted path is not known here
  readonly [path: `${string}.${string}`]: any;
};

const LOGICAL = new Set(['$and', '$or', '$nor']);
const TOP_LEVEL = new Set([...LOGICAL, '$text']);

/**
 * A filter under its stored names (`id` → `_id`).
 *
 * @throws BoundaryViolation on tenant_id (the boundary sets it, nobody else), on other top-level operators, on server
 * code, and on undefined values, which the driver would drop and so widen the filter.
 */
export function storedFilter(filter: object): Filter<Record<string, unknown>> {
  refuseServerCode(filter);
  return translate(filter);
}

function translate(filter: object): Record<string, unknown> {
  const stored: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(filter)) {
    if (value === undefined) throw new BoundaryViolation(`the filter's ${key} is undefined`);
    const root = key.split('.')[0];
    if (root === 'tenant_id') throw new BoundaryViolation('a filter must not carry tenant_id: the scope sets it');
    if (key === '_id') throw new BoundaryViolation('filters say id, not _id');
    if (key.startsWith('$') && !TOP_LEVEL.has(key)) throw new BoundaryViolation(`${key} is not allowed in a filter`);
    if (LOGICAL.has(key)) stored[key] = branches(key, value);
    else stored[key === 'id' ? '_id' : key] = value;
  }
  return stored;
}

function branches(operator: string, value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value) || !value.every(isPlainObject)) {
    throw new BoundaryViolation(`${operator} takes a list of filters`);
  }
  return value.map(translate);
}

/** Leaves out the members that are undefined: for lists whose filters are optional. */
export function withoutUndefined<T extends object>(filter: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
