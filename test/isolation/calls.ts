import type { Route } from '@patchbay/http/route';
import { z } from 'zod';
import type { ApiAnswer, ApiClient } from '../api/support/client.ts';

/** Values of path placeholders by name. */
export type PathValues = Readonly<Record<string, string>>;

/** A well-formed value for a parameter: the example that its schema carries. */
export function exampleOf(schema: unknown, name: string): string {
  const meta = schema instanceof z.ZodType ? schema.meta() : undefined;
  const example = meta?.['example'];
  if (typeof example === 'string') return example;
  for (const candidate of ['1', 'production', 'example']) {
    if (schema instanceof z.ZodType && schema.safeParse(candidate).success) return candidate;
  }
  throw new Error(`the schema of ${name} has no example: add one to its meta`);
}

/** Well-formed values for every placeholder of a route, none of them anybody's. */
export function absentValues(route: Route): PathValues {
  const shape = route.params?.shape ?? {};
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, exampleOf(schema, name)]));
}

/** Calls a route with the body of its first example. */
export function callRoute(client: ApiClient, route: Route, values: PathValues): Promise<ApiAnswer> {
  const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? `{${name}}`);
  return client.call(route.method, path, route.body === undefined ? undefined : (route.examples?.[0]?.body ?? {}));
}

/** An answer without what differs from one request to the next. */
export function comparable({ status, headers, text, body }: ApiAnswer) {
  const { 'request-id': requestId = '', ...rest } = headers;
  const id: string = body?.error?.request_id ?? requestId;
  return { status, headers: rest, text: id === '' ? text : text.replaceAll(id, '<request id>') };
}
