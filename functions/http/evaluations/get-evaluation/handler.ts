import { httpHandler } from '@patchbay/http/handler';
import { composeReading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeReading, ({ scope, params }, { evaluations }) =>
  evaluations.get(scope, params.index_id, params.evaluation_id),
);
