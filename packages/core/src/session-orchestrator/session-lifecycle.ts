import type { Change, Clock, TenantScope, UnitOfWork, Work } from '../kernel/index.ts';
import { OPEN_STATUSES } from './session.ts';
import type { EndReason } from './session-report.ts';
import type { SessionRepository, SessionTransition, StoredSession } from './session-repository.ts';

/** Reasons that make a session `failed` rather than `ended`. */
const FAILURES: readonly EndReason[] = [
  'agent_not_joined',
  'agent_lost',
  'dispatch_failed',
  'provider_error',
  'configuration_error',
];

/** What transitions need. */
export interface LifecycleDeps {
  readonly sessions: SessionRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

const auditView = (session: StoredSession) => ({ status: session.status, end_reason: session.end_reason });

/** The status machine: every change of a session's status goes through here, once, with its audit event. */
export function createSessionLifecycle({ sessions, unitOfWork, clock }: LifecycleDeps) {
  async function change(
    scope: TenantScope,
    before: StoredSession,
    from: readonly StoredSession['status'][],
    to: SessionTransition,
    action: Change['action'],
  ): Promise<StoredSession | null> {
    return await unitOfWork.run(scope, async (work: Work) => {
      const after = await sessions.transition(scope, work, before.id, from, to);
      if (after !== null) {
        work.record({
          action,
          entity: { type: 'session', id: before.id },
          old_value: auditView(before),
          new_value: auditView(after),
        });
      }
      return after;
    });
  }

  return {
    /** The room is there and its agent was asked for. */
    dispatched: (scope: TenantScope, session: StoredSession) =>
      change(scope, session, ['created'], { status: 'dispatching', dispatched_at: clock.now() }, 'session.dispatched'),

    /**
     * Another agent is asked for, which has as long as the first had; null when that was done before, or is needed no
     * more.
     */
    redispatched: (scope: TenantScope, session: StoredSession): Promise<StoredSession | null> =>
      unitOfWork.run(scope, async (work) => {
        const now = clock.now();
        const patience = session.join_deadline_at.getTime() - session.created_at.getTime();
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

    /** It is over, for whatever reason. The first reason stays; null when it was over before. */
    over: (scope: TenantScope, session: StoredSession, reason: EndReason) => {
      const failed = FAILURES.includes(reason);
      return change(
        scope,
        session,
        OPEN_STATUSES,
        { status: failed ? 'failed' : 'ended', ended_at: clock.now(), end_reason: reason },
        failed ? 'session.failed' : 'session.ended',
      );
    },
  };
}
export type SessionLifecycle = ReturnType<typeof createSessionLifecycle>;
