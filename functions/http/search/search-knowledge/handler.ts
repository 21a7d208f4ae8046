import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, async ({ scope, body }, { scopeOf, search, meter }) => {
  const found = await search.search(scope, await scopeOf(scope, body));
  await meter.searched(scope);
  return found;
});
