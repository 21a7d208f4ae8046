import { httpHandler } from '@patchbay/http/handler';
import { answerMessage } from '../../message-answer.ts';
import { passedOn } from '../../streaming-compose.ts';
import { composeTextConversations } from '../../text-conversation-compose.ts';
import { route } from './route.ts';

const answer = httpHandler(route, composeTextConversations, (request, { beginTurn }) =>
  answerMessage(beginTurn, request.principal.session_id ?? '', request),
);

export const handler = passedOn(answer);
