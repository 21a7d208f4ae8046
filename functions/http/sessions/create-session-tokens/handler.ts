import { httpHandler } from '@patchbay/http/handler';
import { composeTokens } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTokens, (request, { renewTokens }) =>
  renewTokens(request.scope, request.params.session_id),
);
