import { AppError, type IdSource, notFound, systemScope, type TenantScope } from '../kernel/index.ts';
import {
  type ConversationSource,
  OPEN_STATUSES,
  overdueText,
  type SessionLifecycle,
  type StoredSession,
} from '../session-orchestrator/index.ts';
import { openingOf } from './opening.ts';
import { configOf, maskOf } from './pinned-config.ts';
import type { CreateSessionMessage, SessionMessage, TurnEvent } from './session-message.ts';
import { type TextTurnDeps, takeTextTurn } from './text-turn.ts';

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
    const end = (is_answered: boolean) => conversations.end(own, id, owner, { is_answered });
    try {
      // Read again: the turn before may have ended a moment ago.
      const session = await openSession(scope, id);
      const pinned = await configOf(deps.source, session);
      const mask = maskOf(pinned.config);
      const asked_by = scope.origin.idempotency?.record_id ?? null;
      const opening = openingOf(conversation, pinned, input, { mask, asked_by });
      const run = async (emit: (event: TurnEvent) => void) => {
        let isAnswered = false;
        try {
          const turn = { conversation, pinned, opening, mask, owner, asked_by, emit };
          const answer = await takeTextTurn(deps, own, session, turn);
          isAnswered = true;
          return answer;
        } finally {
          await end(isAnswered);
        }
      };
      return { run };
    } catch (error) {
      await end(false);
      throw error;
    }
  };
}
export type BeginTextTurn = ReturnType<typeof createTextConversations>;
