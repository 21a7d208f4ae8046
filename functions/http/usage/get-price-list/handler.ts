import { httpHandler } from '@patchbay/http/handler';
import { composeCosts } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeCosts, ({ scope, params }, { costs }) =>
  costs.getList(scope, params.price_list_id),
);
