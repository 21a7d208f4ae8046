import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { reads }) =>
  reads.report(request.scope, request.params.call_batch_id, request.query.format),
);
