import type { Route } from '@patchbay/http/route';
import { route as getHealth } from './system/get-health/route.ts';

/** Every route of the API, one line each. Order is the order of the documentation. */
export const routes: readonly Route[] = [getHealth];
