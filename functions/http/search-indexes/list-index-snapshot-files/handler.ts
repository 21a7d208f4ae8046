import { httpHandler } from '@patchbay/http/handler';
import { composeSnapshots } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeSnapshots, (request, { snapshots }) =>
  snapshots.files(request.scope, request.params.index_id, request.params.snapshot_id, request.query),
);
