import { OPEN_STATUSES } from '../session-orchestrator/index.ts';
import type { BegunTurn } from './text-conversation-service.ts';

/**
 * Has a turn taken and tells it in events: `message.delta`, `tool.called`, then `message.completed` with all of it, and
 * `session.ended` where the session ended with it.
 */
export async function tellTurn(
  turn: BegunTurn,
  emit: (event: { readonly event: string; readonly data: unknown }) => void,
): Promise<void> {
  const message = await turn.run(({ type, ...data }) => emit({ event: type, data }));
  emit({ event: 'message.completed', data: message });
  if (!OPEN_STATUSES.includes(message.session.status)) emit({ event: 'session.ended', data: message.session });
}
