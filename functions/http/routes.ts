import type { Route } from '@patchbay/http/route';
import * as table from './route-table.ts';

const METHODS: readonly Route['method'][] = ['POST', 'GET', 'PUT', 'PATCH'];

/** Every route of the API, ordered by module and path. A new one is one line in `route-table.ts`. */
export const routes: readonly Route[] = Object.values(table as Readonly<Record<string, Route>>).sort(
  (a, b) =>
    a.module.localeCompare(b.module, 'en') ||
    a.path.localeCompare(b.path, 'en') ||
    METHODS.indexOf(a.method) - METHODS.indexOf(b.method),
);
