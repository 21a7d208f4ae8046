import type { JsonValue } from '../kernel/index.ts';

/** Two lists of things that have a name of their own, by that name, each in its order. */
export interface Identities {
  /** The field that names them. */
  readonly key: string;
  readonly before: ReadonlyMap<string, JsonValue>;
  readonly after: ReadonlyMap<string, JsonValue>;
}

function fieldOf(item: JsonValue, key: string): JsonValue | undefined {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && Object.hasOwn(item, key)
    ? item[key]
    : undefined;
}

/** Items by the text of a field; undefined where one lacks it or two share it. */
function byField(items: readonly JsonValue[], key: string): Map<string, JsonValue> | undefined {
  const found = new Map<string, JsonValue>();
  for (const item of items) {
    const identity = fieldOf(item, key);
    if (typeof identity !== 'string' || found.has(identity)) return undefined;
    found.set(identity, item);
  }
  return found;
}

/** Fields that may name an item: its id, its name, then the id of what it refers to. */
function candidates(item: JsonValue | undefined): string[] {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
  return ['id', 'name', ...Object.keys(item).filter((key) => key.endsWith('_id'))].filter((key) =>
    Object.hasOwn(item, key),
  );
}

/** The items of both lists by what names them, where every item of both has a name that no other of its list has. */
export function identitiesOf(before: readonly JsonValue[], after: readonly JsonValue[]): Identities | undefined {
  for (const key of candidates(before[0] ?? after[0])) {
    const [old, fresh] = [byField(before, key), byField(after, key)];
    if (old !== undefined && fresh !== undefined) return { key, before: old, after: fresh };
  }
  return undefined;
}
