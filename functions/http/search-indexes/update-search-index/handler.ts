import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { indexes }) =>
  indexes.update(request.scope, request.params.index_id, request.body),
);
