import { AppError, type IdSource, notFound, systemScope, type TenantScope } from '../kernel/index.ts';
import {
  type ConversationSource,
  OPEN_STATUSES,
  overdueText,
  type SessionLifecycle,
  type StoredSession,
  spokenWelcome,
} from '../session-orchestrator/index.ts';
import type { ChatMessage } from './chat-model.ts';
import type { TextConversation } from './conversation-store.ts';
import { configOf, type Pinned } from './pinned-config.ts';
import type { CreateSessionMessage, SessionMessage, TurnEvent } from './session-message.ts';
import { type Opening, type TextTurnDeps, takeTextTurn } from './text-turn.ts';

/** How long a turn is believed to run: longer than any function lives. */
const LEASE_MS = 40_000;
/** How long what was said is kept for the next turn, past the end of the session. */
const KEPT_AFTER_MS = 60 * 60 * 1000;

/** What conversations over text need. */
export interface TextConversationDeps extends TextTurnDeps {
  readonly source: ConversationSource;
  readonly lifecycle: SessionLifecycle;
  readonly ids: IdSource;
}

/** A turn that has begun: the session is held for it. */
export interface BegunTurn {
  /** Has the agent answer. @param emit told what happens as it happens */
  run(emit: (event: TurnEvent) => void): Promise<SessionMessage>;
}

/** Makes conversations over text: the same agent as by voice, one turn a message, without a room. */
export function createTextConversations(deps: TextConversationDeps) {
  const { sessions, lifecycle, conversations, clock } = deps;
  /** What the agent does is its own doing, on a request of somebody else. */
  const agentScope = ({ tenant_id, origin }: TenantScope) =>
    systemScope(tenant_id, 'agent-runtime', { request_id: origin.request_id, source: 'runtime' });

  /** @throws AppError `not_found`, `session_not_text`, `session_ended` */
  async function openSession(scope: TenantScope, id: string): Promise<StoredSession> {
    const session = await sessions.get(scope, id);
    if (session === null) throw notFound('session');
    if (session.channel !== 'text') throw new AppError('session_not_text');
    if (!OPEN_STATUSES.includes(session.status)) throw new AppError('session_ended');
    const overdue = overdueText(session, clock.now());
    if (overdue === null) return session;
    await lifecycle.over(agentScope(scope), session, overdue);
    throw new AppError('session_ended');
  }

  /**
   * Begins a turn. Nothing has been said yet where it throws.
   *
   * @throws AppError `not_found`, `session_not_text`, `session_ended`, `turn_in_progress`, `unprocessable` (no content)
   */
  return async (scope: TenantScope, id: string, input: CreateSessionMessage): Promise<BegunTurn> => {
    const seen = await openSession(scope, id);
    const own = agentScope(scope);
    const owner = deps.ids.next('event');
    const now = clock.now();
    const conversation = await conversations.begin(own, id, {
      owner,
      now,
      leased_until: new Date(now.getTime() + LEASE_MS),
      expires_at: new Date(seen.max_end_at.getTime() + KEPT_AFTER_MS),
    });
    if (conversation === null) throw new AppError('turn_in_progress', { retry_after_seconds: 1 });
    const end = () => conversations.end(own, id, owner);
    try {
      // Read again: the turn before may have ended a moment ago.
      const session = await openSession(scope, id);
      const pinned = await configOf(deps.source, session);
      const opening = openingOf(conversation, pinned, input);
      const run = (emit: (event: TurnEvent) => void) =>
        takeTextTurn(deps, own, session, { conversation, pinned, opening, owner, emit }).finally(end);
      return { run };
    } catch (error) {
      await end();
      throw error;
    }
  };
}
export type BeginTextTurn = ReturnType<typeof createTextConversations>;

/** The conversation until now with what was just written. A welcome that is a text was said when the session started. */
function openingOf({ messages }: TextConversation, { config }: Pinned, { content }: CreateSessionMessage): Opening {
  const { welcome_message } = config.runtime_config;
  const welcome = spokenWelcome(config.runtime_config);
  const isFirst = messages.length === 0;
  const before: readonly ChatMessage[] =
    isFirst && welcome !== null ? [{ role: 'assistant', content: welcome, tool_calls: [] }] : messages;
  if (content !== undefined) {
    return { said: content, messages: [...before, { role: 'user', content }], instructions: '' };
  }
  if (isFirst && welcome_message?.mode === 'generate') {
    return { said: null, messages: [], instructions: welcome_message.instructions };
  }
  const message = 'content: is required, unless the agent is to begin with a welcome that its model writes.';
  throw new AppError('unprocessable', { message, param: 'content' });
}
