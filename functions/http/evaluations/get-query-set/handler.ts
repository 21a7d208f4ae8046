import { httpHandler } from '@patchbay/http/handler';
import { composeQuerySets } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeQuerySets, ({ scope, params, query }, { querySets }) =>
  querySets.get(scope, params.index_id, params.query_set_id, query.version),
);
