import { httpHandler } from '@patchbay/http/handler';
import { composeTextConversations } from '../../text-conversation-compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTextConversations, async ({ scope, principal, body }, services) => {
  const turn = await services.beginTurn(scope, principal.session_id ?? '', body);
  return turn.run(() => undefined);
});
