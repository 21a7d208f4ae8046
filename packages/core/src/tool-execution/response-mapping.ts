import type { JsonValue } from '../kernel/index.ts';
import type { ResponseMapping } from '../tool-registry/index.ts';

/** A result of bounded size. */
export interface BoundedResult {
  readonly value: JsonValue;
  /** Whether something was cut off. */
  readonly truncated: boolean;
}

/** An answer that cannot be mapped as the tool says. */
export class UnmappableAnswer extends Error {
  override name = 'UnmappableAnswer';
}

/**
 * The result of an answer: the part that the tool wants, at most as long as it allows.
 *
 * @throws UnmappableAnswer where the tool names parts and the answer is not JSON.
 */
export function mapAnswer(mapping: ResponseMapping, body: string): BoundedResult {
  const json = parsedJson(body);
  if (json === undefined) {
    if (mapping.pointer !== '' || mapping.fields !== undefined) {
      throw new UnmappableAnswer('The answer is not JSON, so that pointer and fields find nothing in it.');
    }
    return bounded(body, mapping.max_bytes);
  }
  const part = at(json, mapping.pointer);
  const { fields } = mapping;
  if (fields === undefined) return bounded(part, mapping.max_bytes);
  const picked = Array.isArray(part) ? part.map((item) => pick(item, fields)) : pick(part, fields);
  return bounded(picked, mapping.max_bytes);
}

/** A JSON value whose text has at most so many bytes; a longer one becomes the beginning of its text. */
export function bounded(value: JsonValue, maxBytes: number): BoundedResult {
  const encoder = new TextEncoder();
  const text = JSON.stringify(value);
  if (encoder.encode(text).length <= maxBytes) return { value, truncated: false };
  const source = typeof value === 'string' ? value : text;
  const room = new Uint8Array(maxBytes);
  const { read } = encoder.encodeInto(source, room);
  return { value: source.slice(0, read), truncated: true };
}

function parsedJson(body: string): JsonValue | undefined {
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    return undefined;
  }
}

function pick(item: JsonValue, fields: Readonly<Record<string, string>>): JsonValue {
  return Object.fromEntries(Object.entries(fields).map(([name, pointer]) => [name, at(item, pointer)]));
}

/** RFC 6901; null where there is nothing. */
function at(value: JsonValue, pointer: string): JsonValue {
  let place: JsonValue = value;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return null;
    place = (place as Record<string, JsonValue>)[name] ?? null;
  }
  return place;
}
