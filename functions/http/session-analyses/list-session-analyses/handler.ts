import { httpHandler } from '@patchbay/http/handler';
import { composeReading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeReading, ({ scope, params, query }, { analyses }) =>
  analyses.list(scope, params.session_id, query),
);
