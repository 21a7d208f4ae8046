import { preflightHandler } from '@patchbay/http/preflight-handler';
import { composeEdge } from '../../http/edge-settings-compose.ts';

export const handler = preflightHandler(composeEdge);
