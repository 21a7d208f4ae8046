import { httpHandler } from '@patchbay/http/handler';
import { composeTextConversations } from '../../text-conversation-compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, composeTextConversations, async (request, { beginTurn }) => {
  const turn = await beginTurn(request.scope, request.params.session_id, request.body);
  return turn.run(() => undefined);
});
