import { httpHandler } from '@patchbay/http/handler';
import { composeStopping } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeStopping, async ({ scope, principal }, { stopSession, sessions }) => {
  const { id } = await stopSession(scope, principal.session_id ?? '');
  return sessions.getForClient(scope, id);
});
