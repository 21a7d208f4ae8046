import { isSecretKey, REDACTED } from './secret-patterns.ts';

/** Deeper than this is cut: a log line is no dump. */
const MAX_DEPTH = 6;
/** Longer lists are cut. */
const MAX_ITEMS = 50;
/** Longer texts are cut. */
const MAX_TEXT = 8_192;

/** An error as plain data, its causes included, so that nothing is lost in JSON. */
function loggableError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: toLoggable(error.cause, depth + 1) }),
  };
}

/** A value as it may stand in a log: secrets by key removed, errors opened, size and depth bounded. */
export function toLoggable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}… (cut)` : value;
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return value;
  if (depth >= MAX_DEPTH) return '… (deeper)';
  if (value instanceof Error) return loggableError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `… (${value.byteLength} bytes)`;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => toLoggable(item, depth + 1));
  const plain: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    plain[key] = isSecretKey(key) ? REDACTED : toLoggable(member, depth + 1);
  }
  return plain;
}
