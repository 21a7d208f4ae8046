/** Whether a value is a plain object (no Date, RegExp, ObjectId, Buffer …): the only kind that can carry operators. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A call that would cross the boundary or break a rule of it: always a mistake in our code, never the caller's. */
export class BoundaryViolation extends Error {
  override readonly name = 'BoundaryViolation';
}

/** Operators that run code on the server, or that look outside the fields of the document. */
const FORBIDDEN_ANYWHERE = new Set(['$where', '$function', '$accumulator']);

/** Refuses server-side code at any depth. */
export function refuseServerCode(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) refuseServerCode(item);
  } else if (isPlainObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (FORBIDDEN_ANYWHERE.has(key)) throw new BoundaryViolation(`${key} is not allowed`);
      refuseServerCode(member);
    }
  }
}
