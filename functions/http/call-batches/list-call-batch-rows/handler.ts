import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { reads }) =>
  reads.rows(request.scope, request.params.call_batch_id, request.query),
);
