import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, ({ scope, principal, body }, { giveFeedback }) =>
  giveFeedback(scope, principal.session_id ?? '', body),
);
