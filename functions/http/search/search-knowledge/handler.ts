import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, async ({ scope, body }, { scopeOf, search }) =>
  search.search(scope, await scopeOf(scope, body)),
);
