import { httpHandler } from '@patchbay/http/handler';
import { composeTokens } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTokens, ({ scope, principal }, { renewTokens }) =>
  renewTokens(scope, principal.session_id ?? ''),
);
