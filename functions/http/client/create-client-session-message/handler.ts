import { tellTurn } from '@patchbay/core/text-conversation';
import { EventStream, httpHandler, wantsEvents } from '@patchbay/http/handler';
import { passedOn } from '../../streaming-compose.ts';
import { composeTextConversations } from '../../text-conversation-compose.ts';
import { route } from './route.ts';

const answer = httpHandler(route, composeTextConversations, async (request, { beginTurn }) => {
  const { scope, body, headers } = request;
  const turn = await beginTurn(scope, request.principal.session_id ?? '', body);
  if (body.stream || wantsEvents(headers)) return new EventStream((emit) => tellTurn(turn, emit));
  return turn.run(() => undefined);
});

export const handler = passedOn(answer);
