import type { JsonValue } from '../kernel/index.ts';
import { boundedValue } from './bounded-value.ts';
import { maskedValue } from './masked-value.ts';

/**
 * The one gate into the audit: what the unit of work writes of a change's old or new value. JSON only (times as ISO
 * 8601), without secrets, and bounded: a prompt of 1 MB enters by its hash and its beginning.
 */
export function recordedValue(value: JsonValue): JsonValue {
  const json: JsonValue = value === undefined ? null : JSON.parse(JSON.stringify(value));
  return boundedValue(maskedValue(json));
}
