import type { JsonValue } from '../kernel/index.ts';

/**
 * A resource as `old_value` and `new_value` of a change carry it: what its JSON says (times as ISO 8601 text, nothing
 * undefined). Leave secrets out before.
 */
export function auditValue(resource: object): JsonValue {
  return JSON.parse(JSON.stringify(resource)) as JsonValue;
}
