import { httpHandler } from '@patchbay/http/handler';
import { composeReading } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeReading, ({ scope, params }, { analyses }) =>
  analyses.get(scope, params.session_id, params.session_analysis_id),
);
