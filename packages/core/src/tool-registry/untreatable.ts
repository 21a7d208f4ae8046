/** Deepest nesting of a JSON value: providers allow about five levels of objects, each two deep as JSON Schema. */
const MAX_DEPTH = 24;

/** What a schema cannot look at: endless depth (walked without recursion here), and a key that zod passes over. */
export function untreatableReason(root: unknown): string | undefined {
  let level = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels`;
    const objects = level.filter((item) => typeof item === 'object' && item !== null);
    if (objects.some((item) => Object.hasOwn(item, '__proto__'))) return 'must not have a member __proto__';
    level = objects.flatMap((item) => Object.values(item));
  }
  return undefined;
}
