import { z } from 'zod';
import type { ObjectSchema, Route } from './route.ts';

const dryRunField = () =>
  z
    .stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })
    .default(false)
    .meta({ description: 'With `true` everything is checked and the result is shown, but nothing is kept' });

/** The query that a route takes: its own, and `dry_run` where it has one. */
export function queryOf(route: Pick<Route, 'query' | 'dry_run'>): ObjectSchema | undefined {
  if (route.dry_run !== true) return route.query;
  return (route.query ?? z.object({})).safeExtend({ dry_run: dryRunField() });
}
