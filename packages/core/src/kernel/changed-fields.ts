import { digestOf, type JsonValue } from './digest.ts';

/** The fields of an update that differ from what is there; one that is left out keeps what is there. */
export function changedFields<U extends object>(
  before: { readonly [K in keyof U]?: unknown },
  update: U,
): { [K in keyof U]?: Exclude<U[K], undefined> } {
  const keys = Object.keys(update) as (keyof U)[];
  const changed = keys.filter(
    (key) => update[key] !== undefined && digestOf(update[key] as JsonValue) !== digestOf(before[key] as JsonValue),
  );
  return Object.fromEntries(changed.map((key) => [key, update[key]])) as { [K in keyof U]?: Exclude<U[K], undefined> };
}
