import type { RouteDeprecation } from '../route/index.ts';

const dayAt = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * Headers that tell a client of an announced end: `Deprecation` (https://www.rfc-editor.org/rfc/rfc9745) and `Sunset`
 * (https://www.rfc-editor.org/rfc/rfc8594).
 */
export function deprecationHeaders(deprecated: RouteDeprecation | undefined): Record<string, string> {
  if (deprecated === undefined) return {};
  return {
    Deprecation: `@${dayAt(deprecated.since).getTime() / 1000}`,
    Sunset: dayAt(deprecated.sunset).toUTCString(),
  };
}
