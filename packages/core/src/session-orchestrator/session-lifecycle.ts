import type { Change, Clock, JsonValue, TenantScope, UnitOfWork, Work } from '../kernel/index.ts';
import { OPEN_STATUSES } from './session.ts';
import type { SessionMetrics } from './session-metrics.ts';
import type { EndReason } from './session-report.ts';
import type { SessionRepository, SessionTransition, StoredSession } from './session-repository.ts';
import { createWrapUp } from './session-wrap-up.ts';
import type { AnsweredBy } from './voicemail.ts';

/** Reasons that make a session `failed` rather than `ended`. */
const FAILURES: readonly EndReason[] = [
  'agent_not_joined',
  'agent_lost',
  'dispatch_failed',
  'provider_error',
  'configuration_error',
];

/** Port of what belongs to a session: it is over in the very transaction that ends the session. */
export interface SessionEndings {
  ended(scope: TenantScope, work: Work, session: StoredSession): Promise<void>;
  /** Who picked up, as the agent of the session heard; the first word stays. Missing where there are no calls. */
  calleeDetected?(scope: TenantScope, work: Work, session: StoredSession, answeredBy: AnsweredBy): Promise<void>;
  /** The agent of the session pressed keys on the telephone. Missing where there are no calls. */
  keysPressed?(scope: TenantScope, work: Work, session: StoredSession, count: number): Promise<void>;
}

/** What transitions need. */
export interface LifecycleDeps {
  readonly sessions: SessionRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly endings: SessionEndings;
}

const auditView = (session: StoredSession) => ({ status: session.status, end_reason: session.end_reason });

/** The status machine: every change of a session's status goes through here, once, with its audit event. */
export function createSessionLifecycle({ sessions, unitOfWork, clock, endings }: LifecycleDeps) {
  const wrapUpWith = createWrapUp(sessions);

  async function changeWith(
    scope: TenantScope,
    work: Work,
    before: StoredSession,
    from: readonly StoredSession['status'][],
    to: SessionTransition,
    action: Change['action'],
    more: Readonly<Record<string, JsonValue>> = {},
  ): Promise<StoredSession | null> {
    const after = await sessions.transition(scope, work, before.id, from, to);
    if (after !== null) {
      work.record({
        action,
        entity: { type: 'session', id: before.id },
        old_value: auditView(before),
        new_value: { ...auditView(after), ...more },
      });
    }
    return after;
  }

  const change = (
    scope: TenantScope,
    before: StoredSession,
    from: readonly StoredSession['status'][],
    to: SessionTransition,
    action: Change['action'],
  ) => unitOfWork.run(scope, (work) => changeWith(scope, work, before, from, to, action));

  /** It is over, for whatever reason, in a transaction that somebody else began. */
  async function overWith(
    scope: TenantScope,
    work: Work,
    session: StoredSession,
    reason: EndReason,
    metrics: SessionMetrics | undefined = session.metrics,
  ): Promise<StoredSession | null> {
    const failed = FAILURES.includes(reason);
    const to = {
      status: failed ? 'failed' : 'ended',
      ended_at: clock.now(),
      end_reason: reason,
      wrap_up: 'due',
    } as const;
    const action = failed ? 'session.failed' : 'session.ended';
    // What is known of how it went stays with the record of its end, whatever becomes of the session's own document.
    const after = await changeWith(scope, work, session, OPEN_STATUSES, to, action, { metrics: metrics ?? null });
    if (after !== null) await endings.ended(scope, work, after);
    return after;
  }

  return {
    /** Its agent is asked for; a room that is refused makes it `failed`. */
    dispatched: (scope: TenantScope, session: StoredSession, joinDeadline = session.join_deadline_at) =>
      change(
        scope,
        session,
        ['created'],
        { status: 'dispatching', dispatched_at: clock.now(), join_deadline_at: joinDeadline },
        'session.dispatched',
      ),

    /**
     * Another agent is asked for, which has as long as the first had; null when that was done before, or is needed no
     * more.
     */
    redispatched: (scope: TenantScope, session: StoredSession): Promise<StoredSession | null> =>
      unitOfWork.run(scope, async (work) => {
        const now = clock.now();
        // A call waits in a queue before its agent is asked for.
        const asked = (session.channel === 'phone' ? session.dispatched_at : null) ?? session.created_at;
        const patience = session.join_deadline_at.getTime() - asked.getTime();
        const join_deadline_at = new Date(now.getTime() + patience);
        const after = await sessions.redispatch(scope, work, session.id, { redispatched_at: now, join_deadline_at });
        if (after !== null) {
          work.record({
            action: 'session.redispatched',
            entity: { type: 'session', id: session.id },
            old_value: auditView(session),
            new_value: auditView(after),
          });
        }
        return after;
      }),

    /** The agent has joined. It may be faster than our own note that it was asked for. */
    started: (scope: TenantScope, session: StoredSession, at: Date) =>
      change(scope, session, ['created', 'dispatching'], { status: 'active', started_at: at }, 'session.started'),

    /** The agent has heard who picked up the call. */
    calleeDetected: (scope: TenantScope, session: StoredSession, answeredBy: AnsweredBy) =>
      unitOfWork.run(scope, async (work) => endings.calleeDetected?.(scope, work, session, answeredBy)),

    /** The agent has pressed keys on the telephone, within the transaction that takes the report of it. */
    keysPressedWith: async (scope: TenantScope, work: Work, session: StoredSession, count: number) =>
      endings.keysPressed?.(scope, work, session, count),

    /**
     * It is over, for whatever reason, and what belongs to it. The first reason stays; null when it was over before.
     *
     * @param metrics of the session, where later ones are known than it has stored
     */
    over: (scope: TenantScope, session: StoredSession, reason: EndReason, metrics?: SessionMetrics) =>
      unitOfWork.run(scope, (work) => overWith(scope, work, session, reason, metrics)),

    overWith,

    /** Announces transcript and figures of what is over, where nobody has: nothing more is waited for. */
    wrapUp: (scope: TenantScope, session: StoredSession) =>
      unitOfWork.run(scope, (work) => wrapUpWith(scope, work, session.id)),

    wrapUpWith,
  };
}
export type SessionLifecycle = ReturnType<typeof createSessionLifecycle>;
