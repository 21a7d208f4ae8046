import type { TenantScope } from '@patchbay/core/kernel';
import { type BeginTextTurn, type CreateSessionMessage, tellTurn } from '@patchbay/core/text-conversation';
import { EventStream, wantsEvents } from '@patchbay/http/handler';

/** A request that writes to an agent. */
interface MessageRequest {
  readonly scope: TenantScope;
  readonly body: CreateSessionMessage;
  readonly headers: Readonly<Record<string, string>>;
}

/** Has the agent of a session answer: whole, or piece by piece where that is asked for. */
export async function answerMessage(beginTurn: BeginTextTurn, sessionId: string, request: MessageRequest) {
  const { scope, body, headers } = request;
  const turn = await beginTurn(scope, sessionId, body);
  if (body.stream || wantsEvents(headers)) return new EventStream((emit) => tellTurn(turn, emit));
  return turn.run(() => undefined);
}
