import * as z from 'zod';
import { type ObjectSchema, queryOf, type Route } from '../route/index.ts';

/** Largest body unless the route says otherwise: 1 MiB of content and 64 KiB around it. */
export const DEFAULT_BODY_LIMIT_BYTES = 1024 * 1024 + 64 * 1024;

/** What a route needs at each request, worked out once when its handler is made. */
export interface RoutePlan {
  readonly route: Route;
  /** Closed: unknown parameters are refused. */
  readonly params: ObjectSchema;
  readonly query: ObjectSchema;
  readonly body: z.ZodType | undefined;
  /** Query parameters that may be repeated. */
  readonly list_parameters: ReadonlySet<string>;
  readonly body_format: 'json' | 'form' | 'raw';
  readonly body_limit_bytes: number;
  /** Whether the route can make the answer of a repeated request once more. */
  readonly can_answer_again: boolean;
}

const NOTHING = z.strictObject({});

/** The schema under optional, default and the like. */
function inner(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodNullable) {
    current = current.unwrap();
  }
  return current;
}

/** Works a route out. */
export function planOf(route: Route, canAnswerAgain: boolean): RoutePlan {
  const lists = Object.entries(route.query?.shape ?? {}).filter(([, schema]) => inner(schema) instanceof z.ZodArray);
  return {
    route,
    params: route.params?.strict() ?? NOTHING,
    query: queryOf(route)?.strict() ?? NOTHING,
    body: route.body,
    list_parameters: new Set(lists.map(([name]) => name)),
    body_format: route.body_format ?? 'json',
    body_limit_bytes: route.body_limit_bytes ?? DEFAULT_BODY_LIMIT_BYTES,
    can_answer_again: canAnswerAgain,
  };
}
