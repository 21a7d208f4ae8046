import { AppError } from '../kernel/index.ts';
import type { RegistryContent } from './registry-definition.ts';

/** Path of the first text that holds half a surrogate pair, which no database or UTF-8 stream can carry. */
function brokenText(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const broken = key.isWellFormed() ? brokenText(member, `${path}.${key}`) : path;
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/**
 * Refuses content that would be stored as something else than was sent, so that its digest would not be its own.
 *
 * @throws AppError `unprocessable` with the path of the text.
 */
export function assertWellFormed(content: RegistryContent): void {
  const param = brokenText(content, 'content');
  if (param === undefined) return;
  throw new AppError('unprocessable', { message: `${param} is not well-formed Unicode.`, param });
}
